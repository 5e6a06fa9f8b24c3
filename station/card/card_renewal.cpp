#include "station/card/card_renewal.h"

#include "station/base/digest.h"
#include "station/crypto/certificate_fields.h"

#include <algorithm>

namespace rapoint::card {

namespace {

constexpr int kMaxKeys = 64;
constexpr std::size_t kMaxIdLength = 32;

} // namespace

Result<std::string> nextKeyId(const std::string& keyId) {
    Result<Bytes> id = fromHex(keyId);
    if (!id || id->empty() || id->size() >= kMaxIdLength)
        return failure(FaultCode::InputInvalid, "a key id is 1 to 31 bytes in hex");
    auto place = id->rbegin();
    while (place != id->rend() && ++*place == 0)
        ++place;
    if (place == id->rend())
        id->insert(id->begin(), 1);
    return toHex(*id);
}

Result<std::string> firstCertifiedKey(CardWriter& cards, const std::string& serial) {
    std::string id = "01";
    for (int i = 0; i < kMaxKeys; ++i) {
        RAPOINT_TRY(const std::optional<Bytes> certificate, cards.readCertificate(serial, id));
        if (certificate)
            return id;
        RAPOINT_TRY(id, nextKeyId(id));
    }
    return failure(FaultCode::CertificateMismatch, "no certificate is on the card");
}

Result<Bytes> CardRenewal::certificateAt(const std::string& keyId) {
    RAPOINT_TRY(std::optional<Bytes> certificate, m_cards.readCertificate(m_serial, keyId));
    if (!certificate)
        return failure(FaultCode::CertificateMismatch, "no certificate with id " + keyId + " is on the card");
    return std::move(*certificate);
}

Result<bool> CardRenewal::leftByEarlierBegin(const Secret& pin, const std::string& newId) {
    RAPOINT_TRY(const std::optional<Bytes> taken, m_cards.readCertificate(m_serial, newId));
    if (taken)
        return failure(FaultCode::CardNotBlank, "a certificate with id " + newId + " is on the card");
    const auto key = m_cards.findKey(m_serial, pin, newId);
    if (key && !*key)
        return false;
    // Half a pair is no key; whatever else went wrong does so again, and then it counts.
    if (!key && key.error().code != FaultCode::CardKeyMismatch)
        return tl::make_unexpected(key.error());
    if (key) {
        const auto proof = m_cards.proveKey(m_serial, pin, newId);
        if (proof && proof->holds())
            return true;
    }
    RAPOINT_CHECK(m_cards.eraseKey(m_serial, pin, newId));
    return false;
}

Result<Bytes> CardRenewal::begin(const Secret& pin, const std::string& keyId, KeyType type) {
    RAPOINT_TRY(const Bytes old, certificateAt(keyId));
    RAPOINT_TRY(const Subject subject, subjectOfCertificate(old));
    RAPOINT_TRY(const std::string newId, nextKeyId(keyId));
    RAPOINT_TRY(const bool present, leftByEarlierBegin(pin, newId));
    if (!present) {
        RAPOINT_CHECK(m_cards.generateKey(m_serial, pin, type, newId, "renewed"));
        RAPOINT_TRY(const KeyProof proof, m_cards.proveKey(m_serial, pin, newId));
        if (!proof.holds())
            return failure(FaultCode::CardKeyExtractable, "key " + newId);
    }
    return m_cards.makeRequest(m_serial, pin, newId, subject);
}

Result<Bytes> CardRenewal::beginOrGoOn(const Secret& pin, const std::string& keyId, KeyType type) {
    RAPOINT_TRY(const std::string newId, nextKeyId(keyId));
    RAPOINT_TRY(const std::optional<Bytes> written, m_cards.readCertificate(m_serial, newId));
    if (!written)
        return begin(pin, keyId, type);
    RAPOINT_TRY(const Bytes old, certificateAt(keyId));
    RAPOINT_TRY(const Subject subject, subjectOfCertificate(old));
    return m_cards.makeRequest(m_serial, pin, newId, subject);
}

Result<bool> CardRenewal::removeRemains(const Secret& pin, const std::string& keyId) {
    std::string before = "01";
    for (std::string next = "01"; next != keyId;) {
        before = next;
        RAPOINT_TRY(next, nextKeyId(before));
    }
    if (before == keyId)
        return false;
    const auto left = m_cards.findKey(m_serial, pin, before);
    if (left && !*left)
        return false;
    // Half a pair is no key.
    if (!left && left.error().code != FaultCode::CardKeyMismatch)
        return tl::make_unexpected(left.error());
    RAPOINT_CHECK(m_cards.eraseKey(m_serial, pin, before));
    return true;
}

Result<> CardRenewal::checkIssued(const std::string& keyId, const std::string& newId, ByteView certificate) {
    RAPOINT_TRY(const std::optional<Bytes> old, m_cards.readCertificate(m_serial, keyId));
    if (old) {
        RAPOINT_TRY(const Subject asked, subjectOfCertificate(*old));
        return m_trust.checkIssued(certificate, asked, m_clock.now());
    }
    // The old pair is gone: then this very certificate has been written before.
    RAPOINT_TRY(const Bytes written, certificateAt(newId));
    if (!std::ranges::equal(written, certificate))
        return failure(FaultCode::CertificateMismatch, "another certificate was written");
    return {};
}

Result<> CardRenewal::finish(const Secret& pin, const std::string& keyId, ByteView certificate,
                             const std::vector<Bytes>& chain) {
    RAPOINT_TRY(const std::string newId, nextKeyId(keyId));
    RAPOINT_CHECK(checkIssued(keyId, newId, certificate));
    RAPOINT_CHECK(m_cards.writeCertificate(m_serial, pin, newId, certificate, chain));
    RAPOINT_TRY(const Bytes written, certificateAt(newId));
    if (!std::ranges::equal(written, certificate))
        return failure(FaultCode::CertificateMismatch, "the card gives another certificate back");
    RAPOINT_TRY(const KeyProof proof, m_cards.proveKey(m_serial, pin, newId));
    if (!proof.holds())
        return failure(FaultCode::CardKeyExtractable, "key " + newId);
    return m_cards.eraseKey(m_serial, pin, keyId);
}

} // namespace rapoint::card
