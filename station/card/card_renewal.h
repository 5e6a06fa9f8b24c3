#pragma once

#include "station/base/clock.h"
#include "station/ports/holder_trust.h"
#include "station/ports/renewed_card.h"

#include <string>
#include <vector>

namespace rapoint::card {

/// The id, counted from "01", of the first key of the card that has a certificate; certificate-mismatch without
/// one among the first 64.
Result<std::string> firstCertifiedKey(CardWriter& cards, const std::string& serial);

/// The id of the key that follows: "01" → "02", "ff" → "0100". input-invalid unless hex of 1 to 31 bytes.
Result<std::string> nextKeyId(const std::string& keyId);

/// Renewal on the same card, with the same PIN: a new key and certificate beside the old ones, which are taken off
/// only after the new ones are proved. Both halves may be repeated after any interruption. Lives within one visit
/// of the card; uses a writer, a trust and a clock it does not own.
class CardRenewal final : public RenewedCard {
public:
    CardRenewal(CardWriter& cards, std::string serial, const HolderTrust& trust, const Clock& clock)
        : m_cards{cards}
        , m_serial{std::move(serial)}
        , m_trust{trust}
        , m_clock{clock} {}

    Result<std::string> currentKeyId() override { return firstCertifiedKey(m_cards, m_serial); }
    Result<std::string> keyIdAfter(const std::string& keyId) const override { return nextKeyId(keyId); }

    /// A request (PKCS#10, DER) for the subject of the certificate at `keyId`, by a new key with the following id
    /// that is proved not to leave the card. A key that an earlier begin left there is taken if it proves itself,
    /// else made again; card-not-blank if it has a certificate already.
    Result<Bytes> begin(const Secret& pin, const std::string& keyId, KeyType type);

    /// The same, also if its certificate was written already, by a renewal that was cut off before the old pair
    /// was gone.
    Result<Bytes> beginOrGoOn(const Secret& pin, const std::string& keyId, KeyType type) override;
    /// Takes off what a renewal that was cut off at its very end has left of the old pair, the certificate of
    /// which is gone: the key before `keyId`. False without one.
    Result<bool> removeRemains(const Secret& pin, const std::string& keyId) override;

    /// Writes the certificate for the new key, reads it back, has the key sign, and takes the old key and
    /// certificate off. As HolderTrust::checkIssued() for the subject of the old one; card-key-mismatch if it is
    /// for another key. Until all this holds the old pair stays.
    Result<> finish(const Secret& pin, const std::string& keyId, ByteView certificate,
                    const std::vector<Bytes>& chain) override;

private:
    Result<Bytes> certificateAt(const std::string& keyId);
    Result<bool> leftByEarlierBegin(const Secret& pin, const std::string& newId);
    Result<> checkIssued(const std::string& keyId, const std::string& newId, ByteView certificate);

    CardWriter& m_cards;
    std::string m_serial;
    const HolderTrust& m_trust;
    const Clock& m_clock;
};

} // namespace rapoint::card
