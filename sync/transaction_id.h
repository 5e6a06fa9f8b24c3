#pragma once

#include "station/base/ids.h"
#include "sync/openssl_ptr.h"

namespace rapoint::sync {

/// A case's id as the transactionID of its CMP messages: the UUID's 16 bytes (RFC 4210 §5.1.1 asks for 128 bits).
AsnOctetString transactionIdOf(const CaseId& id);
/// The reverse, for a message's header; message-malformed when it is no version 7 UUID.
Result<CaseId> caseIdOf(const OSSL_CMP_MSG* message);

} // namespace rapoint::sync
