#pragma once

#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

namespace rapoint::sync {

/// Bodies of CMP messages that we tell apart (RFC 4210 §5.1.2: the tag of the choice).
enum class CmpBody : int { P10cr = 4, Rr = 11, Error = 23, CertConf = 24, PollReq = 25 };

/// One PKIMessage (RFC 4210 §5.1), all of the bytes, at most 256 KiB; message-malformed.
Result<CmpMessage> cmpMessageFromDer(ByteView der);
Result<Bytes> messageToDer(const OSSL_CMP_MSG* message);
bool isBody(const OSSL_CMP_MSG* message, CmpBody body);

} // namespace rapoint::sync
