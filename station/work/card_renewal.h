#pragma once

#include "station/base/ids.h"
#include "station/ports/central.h"
#include "station/ports/renewed_card.h"

#include <functional>
#include <memory>
#include <string>

namespace rapoint::work {

/// Gives the holder's key with this id, in the card, for as long as the pointer lives.
using HolderKeySource = std::function<Result<std::shared_ptr<SigningKey>>(const std::string& keyId)>;

/// Who takes part in the renewal of a certificate; all outlive the call.
struct RenewalParties {
    RenewedCard& card;
    CertificateAuthority& authority;
    HolderKeySource holderKey;
    /// The name of the renewal at the authority, which follows from the public key of the request (PKCS#10, DER).
    std::function<Result<CaseId>(ByteView request)> nameOf;
};

/// What became of it.
struct RenewalDone {
    std::string oldKey; ///< id on the card; gone
    std::string newKey; ///< empty where only the remains of an earlier renewal had to be taken off
};

/// Renews the certificate on a card over CMP: a new key beside the old one, a request signed with the old key, the
/// certificate written and proved, and only then the old pair taken off. Repeated after any interruption it goes
/// on where that happened: the key on the card names the renewal at the authority, which gives the same
/// certificate again. certificate-rejected, certificate-pending, and the faults of card and authority.
Result<RenewalDone> renewOnline(const RenewalParties& parties, const Secret& pin, KeyType keyType);

} // namespace rapoint::work
