#pragma once

#include "station/ports/card_writer.h"

#include <string>
#include <vector>

namespace rapoint {

/// A holder's card while its certificate is renewed: a new key and certificate come beside the old ones, which are
/// taken off only after the new ones are proved. Every call may be repeated after an interruption.
class RenewedCard {
public:
    virtual ~RenewedCard() = default;

    /// The id of the first key that has a certificate; certificate-mismatch without one.
    virtual Result<std::string> currentKeyId() = 0;
    /// The id that the new key gets beside the key with this one.
    virtual Result<std::string> keyIdAfter(const std::string& keyId) const = 0;
    /// A request (PKCS#10, DER) for the subject of the certificate at `keyId`, by the new key; one that an earlier
    /// renewal made is taken.
    virtual Result<Bytes> beginOrGoOn(const Secret& pin, const std::string& keyId, KeyType type) = 0;
    /// Takes off what a renewal that was cut off at its very end has left of the pair before `keyId`. False where
    /// nothing is left.
    virtual Result<bool> removeRemains(const Secret& pin, const std::string& keyId) = 0;
    /// Writes the certificate for the new key, proves it, and takes the pair at `keyId` off. certificate-mismatch,
    /// card-key-mismatch; the old pair stays then.
    virtual Result<> finish(const Secret& pin, const std::string& keyId, ByteView certificate,
                            const std::vector<Bytes>& chain) = 0;
};

} // namespace rapoint
