#pragma once

#include "station/card/card_profile.h"
#include "station/card/key_purpose.h"
#include "station/card/pkcs11_module.h"
#include "station/ports/card_writer.h"

#include <memory>

namespace rapoint::card {

/// Personalises cards through any PKCS#11 module, as a card profile says. Keeps no session, login or PIN between
/// calls: each one finds the card, logs in, works and logs out. A token that the station or an officer is logged
/// in to is refused as card-of-another-case. One thread at a time; owned by the composition root.
class Pkcs11CardWriter final : public CardWriter {
public:
    /// Loads the profile's module: card-module-failed.
    static Result<std::unique_ptr<Pkcs11CardWriter>> open(CardProfile profile);
    Pkcs11CardWriter(std::shared_ptr<const Pkcs11Module> module, CardProfile profile);

    Result<std::vector<CardStatus>> cards() override;
    Result<std::optional<CardStatus>> find(const std::string& label) override;
    Result<std::vector<CardStatus>> blankCards() override;
    Result<CardStatus> initialise(const std::string& label, const Secret& soPin,
                                  const std::string& blankSerial = {}) override;
    Result<> setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) override;
    Result<> verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry) override;
    Result<> changePin(const std::string& serial, const Secret& pin, const Secret& newPin) override;
    Result<> unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                        bool takeLastTry) override;
    Result<> changeUnblocker(const std::string& serial, const Secret& unblocker, const Secret& newOne) override;
    Result<> eraseCard(const std::string& serial, const Secret& soPin, bool takeLastTry) override;

    Result<CardKey> generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                const std::string& keyId, const std::string& label) override;
    /// The same for a station's own token, whose key may be for deriving instead of signing.
    Result<CardKey> generateKeyFor(KeyPurpose purpose, const std::string& serial, const Secret& pin, KeyType type,
                                   const std::string& keyId, const std::string& label);
    Result<std::optional<CardKey>> findKey(const std::string& serial, const Secret& pin,
                                           const std::string& keyId) override;
    Result<std::vector<CardKey>> keys(const std::string& serial, const Secret& pin) override;
    Result<> eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) override;
    Result<KeyProof> proveKey(const std::string& serial, const Secret& pin, const std::string& keyId) override;
    Result<Bytes> makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                              const Subject& subject) override;

    Result<> writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                              ByteView certificate, const std::vector<Bytes>& chain) override;
    Result<std::optional<Bytes>> readCertificate(const std::string& serial, const std::string& keyId) override;

    const std::shared_ptr<const Pkcs11Module>& module() const { return m_module; }

private:
    std::shared_ptr<const Pkcs11Module> m_module;
    CardProfile m_profile;
};

} // namespace rapoint::card
