#include "station/card/token_provisioner.h"

namespace rapoint::card {

std::vector<TokenKeyPlan> TokenProvisioner::officerKeys() {
    return {{kSigningKeyId, "officer signature", KeyPurpose::Sign}};
}

std::vector<TokenKeyPlan> TokenProvisioner::stationKeys() {
    return {{kSigningKeyId, "station signature", KeyPurpose::Sign},
            {kStationKeyId, "station sealing", KeyPurpose::Derive},
            {kTlsKeyId, "station tls", KeyPurpose::Sign}};
}

Result<CardStatus> TokenProvisioner::provision(const std::string& label, const Secret& soPin, const Secret& pin,
                                               const std::vector<TokenKeyPlan>& keys) {
    RAPOINT_TRY(std::optional<CardStatus> token, m_writer.find(label));
    if (!token) {
        RAPOINT_TRY(token, m_writer.initialise(label, soPin));
    }
    if (!token->userPinSet)
        RAPOINT_CHECK(m_writer.setUserPin(token->serial, soPin, pin));
    for (const TokenKeyPlan& plan : keys)
        RAPOINT_CHECK(provisionKey(token->serial, pin, plan));
    RAPOINT_TRY(token, m_writer.find(label));
    if (!token)
        return failure(FaultCode::CardRemoved, "the token is gone after it was prepared");
    return std::move(*token);
}

Result<> TokenProvisioner::provisionKey(const std::string& serial, const Secret& pin, const TokenKeyPlan& plan) {
    RAPOINT_TRY(const std::optional<CardKey> present, m_writer.findKey(serial, pin, plan.id));
    if (!present)
        RAPOINT_CHECK(m_writer.generateKeyFor(plan.purpose, serial, pin, KeyType::EcP256, plan.id, plan.label));
    RAPOINT_TRY(const KeyProof proof, m_writer.proveKey(serial, pin, plan.id));
    // A key for deriving shows that it works when the station key is first used; it cannot sign.
    const bool kept = !proof.extractable && proof.readRefused && proof.wrapRefused;
    if (!kept || (plan.purpose == KeyPurpose::Sign && !proof.signatureVerified))
        return failure(FaultCode::CardKeyExtractable, plan.label);
    return {};
}

} // namespace rapoint::card
