#pragma once

#include "station/base/ids.h"
#include "station/crypto/openssl_ptr.h"

namespace rapoint::sync {

/// What a CMP transaction of a case is about. Each has its own transactionID: the second of a case must not look
/// like more of the first.
enum class CmpPurpose { Issuing, Revocation };

/// A case's id as the transactionID of its CMP messages: the UUID's 16 bytes (RFC 4210 §5.1.1 asks for 128 bits);
/// for the revocation with the version 8, "for other uses" (RFC 9562 §5.8), in the place of the 7.
AsnOctetString transactionIdOf(const CaseId& id, CmpPurpose purpose = CmpPurpose::Issuing);
/// What a renewal is named by, which is no case: the first bytes of the SHA-256 of the request's public key (DER)
/// in the form of a case's id. So whoever asks again for the same key, after whatever interruption, goes on with
/// the same renewal. message-malformed if it is no request.
Result<CaseId> renewalIdOf(ByteView requestDer);
/// The reverse, for a message's header; message-malformed when it is neither.
Result<CaseId> caseIdOf(const OSSL_CMP_MSG* message);

} // namespace rapoint::sync
