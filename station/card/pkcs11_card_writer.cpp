#include "station/card/pkcs11_card_writer.h"

#include "station/base/digest.h"
#include "station/card/card_preparation.h"
#include "station/card/key_proof.h"
#include "station/card/pin_setting.h"
#include "station/card/pkcs11_session.h"
#include "station/card/pkcs15_card.h"
#include "station/card/pkcs15_pin.h"
#include "station/card/token_certificate.h"
#include "station/card/token_key.h"
#include "station/card/token_signature.h"
#include "station/crypto/certificate_request.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <type_traits>

namespace rapoint::card {

namespace {

using Access = Pkcs11Session::Access;
using Module = std::shared_ptr<const Pkcs11Module>;

constexpr int kLooks = 6;
constexpr auto kBetweenLooks = std::chrono::milliseconds{100};

/// Modules report a card that is pulled in the middle with all sorts of errors (OpenSC: CKR_GENERAL_ERROR), so a
/// failure with the card gone is card-removed. PC/SC looks for it every 400 ms only.
template <class R>
R unlessRemoved(const Module& module, const std::string& serial, R result) {
    if (result || result.error().code != FaultCode::CardModuleFailed)
        return result;
    for (int look = 0; look < kLooks; ++look) {
        const Result<TokenSlot> still = slotBySerial(*module, serial);
        if (!still && still.error().code == FaultCode::CardNotFound)
            return failure(FaultCode::CardRemoved, result.error().detail);
        if (!still && still.error().code == FaultCode::CardModuleFailed)
            return result; // a module that cannot look for the card
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return result;
}

/// Opens a session with the card, lets `work` use it, and closes it.
template <class Work>
std::invoke_result_t<Work, Pkcs11Session&> withCard(const Module& module, const std::string& serial, Access access,
                                                    Work work) {
    const ModuleWatch watch = module->watch();
    RAPOINT_TRY(TokenSlot token, slotBySerial(*module, serial));
    auto result = [&]() -> std::invoke_result_t<Work, Pkcs11Session&> {
        RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(module, std::move(token), access));
        return work(session);
    }();
    return unlessRemoved(module, serial, std::move(result));
}

/// The same, logged in.
template <class Work>
std::invoke_result_t<Work, Pkcs11Session&> withLogin(const Module& module, const std::string& serial,
                                                     CK_USER_TYPE user, const Secret& pin, Work work) {
    return withCard(module, serial, Access::ReadWrite,
                    [&](Pkcs11Session& session) -> std::invoke_result_t<Work, Pkcs11Session&> {
                        RAPOINT_CHECK(session.login(user, pin));
                        return work(session);
                    });
}

} // namespace

Result<std::unique_ptr<Pkcs11CardWriter>> Pkcs11CardWriter::open(CardProfile profile) {
    RAPOINT_TRY(Module module, profile.ownProcess ? Pkcs11Module::loadApart(profile.module, profile.timeLimit)
                                                  : Pkcs11Module::load(profile.module));
    return std::make_unique<Pkcs11CardWriter>(std::move(module), std::move(profile));
}

Pkcs11CardWriter::Pkcs11CardWriter(Module module, CardProfile profile)
    : m_module{std::move(module)}
    , m_profile{std::move(profile)} {}

Result<std::vector<CardStatus>> Pkcs11CardWriter::cards() {
    const ModuleWatch watch = m_module->watch();
    return CardPreparation{m_module, m_profile}.cards();
}

Result<std::optional<CardStatus>> Pkcs11CardWriter::find(const std::string& label) {
    const ModuleWatch watch = m_module->watch();
    return CardPreparation{m_module, m_profile}.find(label);
}

Result<std::vector<CardStatus>> Pkcs11CardWriter::blankCards() {
    const ModuleWatch watch = m_module->watch();
    return CardPreparation{m_module, m_profile}.blankCards();
}

Result<CardStatus> Pkcs11CardWriter::initialise(const std::string& label, const Secret& soPin,
                                                const std::string& blankSerial) {
    const ModuleWatch watch = m_module->watch();
    return CardPreparation{m_module, m_profile}.initialise(label, soPin, blankSerial);
}

Result<> Pkcs11CardWriter::setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) {
    if (m_profile.initialisation == CardProfile::Initialisation::Pkcs15Init) {
        const ModuleWatch watch = m_module->watch();
        RAPOINT_TRY(const TokenSlot token, slotBySerial(*m_module, serial));
        return unlessRemoved(m_module, serial, setPkcs15Pin(m_module, m_profile, token, soPin, pin));
    }
    return withCard(m_module, serial, Access::ReadWrite, [&](Pkcs11Session& session) {
        return setPinAsSecurityOfficer(session, m_profile, soPin, pin, LastTry::Keep);
    });
}

Result<> Pkcs11CardWriter::verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry) {
    return withCard(m_module, serial, Access::ReadOnly, [&](Pkcs11Session& session) {
        return session.login(CKU_USER, pin, takeLastTry ? LastTry::Take : LastTry::Keep);
    });
}

Result<> Pkcs11CardWriter::changePin(const std::string& serial, const Secret& pin, const Secret& newPin) {
    return withCard(m_module, serial, Access::ReadWrite, [&](Pkcs11Session& session) {
        return changePinAsUser(session, m_profile, pin, newPin, LastTry::Keep);
    });
}

Result<> Pkcs11CardWriter::unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                                      bool takeLastTry) {
    if (m_profile.unblocking == CardProfile::Unblocking::Pkcs15Tool) {
        const ModuleWatch watch = m_module->watch();
        RAPOINT_TRY(const TokenSlot token, slotBySerial(*m_module, serial));
        return unlessRemoved(m_module, serial, unblockPkcs15Pin(m_module, m_profile, token, unblocker, newPin));
    }
    return withCard(m_module, serial, Access::ReadWrite, [&](Pkcs11Session& session) {
        if (m_profile.unblocking == CardProfile::Unblocking::Puk)
            return setPinByPuk(session, m_profile, unblocker, newPin);
        const LastTry lastTry = takeLastTry ? LastTry::Take : LastTry::Keep;
        return setPinAsSecurityOfficer(session, m_profile, unblocker, newPin, lastTry);
    });
}

Result<> Pkcs11CardWriter::changeUnblocker(const std::string& serial, const Secret& unblocker,
                                           const Secret& newOne) {
    if (m_profile.unblocking != CardProfile::Unblocking::SecurityOfficer)
        return failure(FaultCode::CardMechanismMissing, "the PUK of such a card is its own for life");
    return withCard(m_module, serial, Access::ReadWrite,
                    [&](Pkcs11Session& session) { return changeSoPin(session, m_profile, unblocker, newOne); });
}

Result<> Pkcs11CardWriter::eraseCard(const std::string& serial, const Secret& soPin, bool takeLastTry) {
    const LastTry lastTry = takeLastTry ? LastTry::Take : LastTry::Keep;
    const ModuleWatch watch = m_module->watch();
    return CardPreparation{m_module, m_profile}.erase(serial, soPin, lastTry);
}

Result<CardKey> Pkcs11CardWriter::generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                              const std::string& keyId, const std::string& label) {
    return generateKeyFor(KeyPurpose::Sign, serial, pin, type, keyId, label);
}

Result<CardKey> Pkcs11CardWriter::generateKeyFor(KeyPurpose purpose, const std::string& serial, const Secret& pin,
                                                 KeyType type, const std::string& keyId,
                                                 const std::string& label) {
    if (std::find(m_profile.keyTypes.begin(), m_profile.keyTypes.end(), type) == m_profile.keyTypes.end())
        return failure(FaultCode::CardMechanismMissing,
                       "profile " + m_profile.name + " has no " + std::string{nameOf(type)} + " keys");
    const CK_USER_TYPE maker = m_profile.keyMaker == CardProfile::KeyMaker::User ? CKU_USER : CKU_SO;
    return withLogin(m_module, serial, maker, pin, [&](Pkcs11Session& session) -> Result<CardKey> {
        const std::string& name = m_profile.keyLabel.empty() ? label : m_profile.keyLabel;
        RAPOINT_TRY(TokenKey made, generateTokenKey(session, type, purpose, keyId, name));
        return std::move(made.key);
    });
}

Result<std::optional<CardKey>> Pkcs11CardWriter::findKey(const std::string& serial, const Secret& pin,
                                                         const std::string& keyId) {
    return withLogin(m_module, serial, CKU_USER, pin,
                     [&](Pkcs11Session& session) -> Result<std::optional<CardKey>> {
                         RAPOINT_TRY(std::optional<TokenKey> found, findTokenKey(session, keyId));
                         if (!found)
                             return std::nullopt;
                         return std::move(found->key);
                     });
}

Result<std::vector<CardKey>> Pkcs11CardWriter::keys(const std::string& serial, const Secret& pin) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<std::vector<CardKey>> {
        RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> privateKeys,
                    session.find(AttributeTemplate{}.number(CKA_CLASS, CKO_PRIVATE_KEY).flag(CKA_TOKEN, true)));
        std::vector<CardKey> keys;
        for (const CK_OBJECT_HANDLE object : privateKeys) {
            RAPOINT_TRY(const Bytes id, session.attribute(object, CKA_ID));
            auto key = findTokenKey(session, toHex(id));
            if (key && *key)
                keys.push_back(std::move((*key)->key));
        }
        return keys;
    });
}

Result<> Pkcs11CardWriter::eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) {
    Result<> erased = withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_TRY(const Bytes id, keyIdBytes(keyId));
        RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> objects,
                    session.find(AttributeTemplate{}.flag(CKA_TOKEN, true).bytes(CKA_ID, id)));
        for (const CK_OBJECT_HANDLE object : objects)
            RAPOINT_CHECK(session.destroy(object));
        return {};
    });
    if (!erased || m_profile.initialisation != CardProfile::Initialisation::Pkcs15Init)
        return erased;
    const ModuleWatch watch = m_module->watch();
    RAPOINT_TRY(const TokenSlot token, slotBySerial(*m_module, serial));
    return Pkcs15Card{m_module, token.reader}.removeOrphanKeys(pin);
}

Result<KeyProof> Pkcs11CardWriter::proveKey(const std::string& serial, const Secret& pin,
                                            const std::string& keyId) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<KeyProof> {
        RAPOINT_TRY(const TokenKey key, requireTokenKey(session, keyId));
        return proveTokenKey(session, key, pin);
    });
}

Result<Bytes> Pkcs11CardWriter::makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                                            const Subject& subject) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<Bytes> {
        RAPOINT_TRY(const TokenKey key, requireTokenKey(session, keyId));
        return makeCertificateRequest(key.key.type, key.key.publicKey, subject,
                                      [&](ByteView hash) { return signHash(session, key, hash, &pin); });
    });
}

Result<> Pkcs11CardWriter::writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                                            ByteView certificate, const std::vector<Bytes>& chain) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_TRY(const TokenKey key, requireTokenKey(session, keyId));
        const std::string& own = m_profile.certificateLabel;
        return writeTokenCertificates(session, key, certificate, chain,
                                      {own.empty() ? key.key.label : own, m_profile.issuerLabel});
    });
}

Result<std::optional<Bytes>> Pkcs11CardWriter::readCertificate(const std::string& serial,
                                                               const std::string& keyId) {
    return withCard(m_module, serial, Access::ReadOnly,
                    [&](Pkcs11Session& session) { return readTokenCertificate(session, keyId); });
}

} // namespace rapoint::card
