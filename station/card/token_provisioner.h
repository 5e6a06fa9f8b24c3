#pragma once

#include "station/card/pkcs11_card_writer.h"

#include <string>
#include <vector>

namespace rapoint::card {

/// One P-256 key that a token of the station or of an officer is to carry. Plain value.
struct TokenKeyPlan {
    std::string id;
    std::string label;
    KeyPurpose purpose = KeyPurpose::Sign;
};

/// Ids of the keys in tokens of the trust service provider's own people and stations.
inline constexpr const char* kSigningKeyId = "01";
inline constexpr const char* kStationKeyId = "02";
inline constexpr const char* kTlsKeyId = "03";

/// Prepares tokens of stations and officers: initialised, PIN set, keys made and proved not extractable. Every
/// call looks at what the token has already and does only what is missing, so an interrupted one is simply
/// repeated. Uses a writer it does not own; one thread at a time.
class TokenProvisioner {
public:
    explicit TokenProvisioner(Pkcs11CardWriter& writer)
        : m_writer{writer} {}

    static std::vector<TokenKeyPlan> officerKeys();
    static std::vector<TokenKeyPlan> stationKeys();

    /// The token with this label afterwards; a blank one is taken if it does not exist yet. card-key-extractable
    /// when a key fails its proof; otherwise faults as CardWriter.
    Result<CardStatus> provision(const std::string& label, const Secret& soPin, const Secret& pin,
                                 const std::vector<TokenKeyPlan>& keys);

    /// A PKCS#10 request for one of the keys that sign.
    Result<Bytes> request(const std::string& serial, const Secret& pin, const std::string& keyId,
                          const Subject& subject) {
        return m_writer.makeRequest(serial, pin, keyId, subject);
    }
    /// Writes the certificate that came for it, and its chain.
    Result<> install(const std::string& serial, const Secret& pin, const std::string& keyId, ByteView certificate,
                     const std::vector<Bytes>& chain) {
        return m_writer.writeCertificate(serial, pin, keyId, certificate, chain);
    }

private:
    Result<> provisionKey(const std::string& serial, const Secret& pin, const TokenKeyPlan& plan);

    Pkcs11CardWriter& m_writer;
};

} // namespace rapoint::card
