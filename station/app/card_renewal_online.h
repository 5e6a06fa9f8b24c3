#pragma once

#include "station/ports/card_writer.h"
#include "station/ports/central.h"

#include <functional>
#include <memory>
#include <string>

namespace rapoint::app {

/// Gives the holder's key with this id, in the card, for as long as the pointer lives.
using HolderKeySource = std::function<Result<std::shared_ptr<SigningKey>>(const std::string& keyId)>;

/// The card that is renewed, by whom, and into what.
struct RenewalOrder {
    std::string serial;
    const Secret& pin;
    KeyType keyType = KeyType::EcP256;
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
Result<RenewalDone> renewOnline(CardWriter& cards, CertificateAuthority& authority,
                                const HolderKeySource& holderKey, const RenewalOrder& order);

} // namespace rapoint::app
