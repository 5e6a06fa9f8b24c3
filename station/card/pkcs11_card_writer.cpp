#include "station/card/pkcs11_card_writer.h"

#include "station/card/certificate_request.h"
#include "station/card/key_proof.h"
#include "station/card/pkcs11_error.h"
#include "station/card/pkcs11_session.h"
#include "station/card/token_certificate.h"
#include "station/card/token_key.h"
#include "station/card/token_signature.h"

#include <algorithm>
#include <type_traits>

namespace rapoint::card {

namespace {

using Access = Pkcs11Session::Access;
using Module = std::shared_ptr<const Pkcs11Module>;

constexpr std::size_t kLabelSize = 32; // PKCS#11 v2.40 base §5.5, C_InitToken

/// Opens a session with the card, lets `work` use it, and closes it. Modules report a card that is pulled in the
/// middle with all sorts of errors (OpenSC: CKR_GENERAL_ERROR), so a failure with the card gone is card-removed.
template <class Work>
std::invoke_result_t<Work, Pkcs11Session&> withCard(const Module& module, const std::string& serial, Access access,
                                                    Work work) {
    RAPOINT_TRY(TokenSlot token, slotBySerial(*module, serial));
    auto result = [&]() -> std::invoke_result_t<Work, Pkcs11Session&> {
        RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(module, std::move(token), access));
        return work(session);
    }();
    if (!result && result.error().code == FaultCode::CardModuleFailed) {
        const Result<TokenSlot> still = slotBySerial(*module, serial);
        if (!still && still.error().code == FaultCode::CardNotFound)
            return failure(FaultCode::CardRemoved, result.error().detail);
    }
    return result;
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

/// The stricter of the profile's rule and the token's own limits.
Result<> checkPinFor(const CK_TOKEN_INFO& token, PinRule rule, const Secret& pin) {
    rule.min = std::max<std::size_t>(rule.min, token.ulMinPinLen);
    rule.max = std::min<std::size_t>(rule.max, token.ulMaxPinLen);
    return checkNewPin(rule, pin);
}

} // namespace

Result<std::unique_ptr<Pkcs11CardWriter>> Pkcs11CardWriter::open(CardProfile profile) {
    RAPOINT_TRY(Module module, Pkcs11Module::load(profile.module));
    return std::make_unique<Pkcs11CardWriter>(std::move(module), std::move(profile));
}

Pkcs11CardWriter::Pkcs11CardWriter(Module module, CardProfile profile)
    : m_module{std::move(module)}
    , m_profile{std::move(profile)} {}

Result<std::vector<CardStatus>> Pkcs11CardWriter::cards() {
    RAPOINT_TRY(const std::vector<TokenSlot> slots, scanSlots(*m_module));
    std::vector<CardStatus> cards;
    for (const TokenSlot& slot : slots)
        cards.push_back(slot.status());
    return cards;
}

Result<std::optional<CardStatus>> Pkcs11CardWriter::find(const std::string& label) {
    RAPOINT_TRY(const std::optional<TokenSlot> slot, slotByLabel(*m_module, label));
    if (!slot)
        return std::nullopt;
    return slot->status();
}

Result<CardStatus> Pkcs11CardWriter::initialise(const std::string& label, const Secret& soPin) {
    if (label.empty() || label.size() > kLabelSize || label.back() == ' ' || label.find('\0') != std::string::npos)
        return failure(FaultCode::InputInvalid, "a card's label has 1 to 32 bytes and does not end in a blank");
    RAPOINT_TRY(const std::optional<CardStatus> present, find(label));
    if (present)
        return failure(FaultCode::CardNotBlank, "a card with this label is initialised already");
    RAPOINT_TRY(const TokenSlot blank, blankSlot(*m_module, m_profile));
    RAPOINT_CHECK(checkPinFor(blank.token, m_profile.soPin, soPin));
    std::string padded = label;
    padded.resize(kLabelSize, ' ');
    RAPOINT_CHECK(checked(m_module->api().C_InitToken(blank.slot, pinBytes(soPin), soPin.size(),
                                                      reinterpret_cast<CK_UTF8CHAR*>(padded.data())),
                          "C_InitToken"));
    // Slot numbers may have moved, and the serial may be new.
    RAPOINT_TRY(std::optional<CardStatus> made, find(label));
    if (!made)
        return failure(FaultCode::CardRemoved, "the card is gone after it was initialised");
    return std::move(*made);
}

Result<> Pkcs11CardWriter::setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) {
    return withCard(m_module, serial, Access::ReadWrite, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_CHECK(checkPinFor(session.token().token, m_profile.pin, pin));
        RAPOINT_CHECK(session.login(CKU_SO, soPin));
        return checked(session.api().C_InitPIN(session.handle(), pinBytes(pin), pin.size()), "C_InitPIN");
    });
}

Result<> Pkcs11CardWriter::verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry) {
    using LastTry = Pkcs11Session::LastTry;
    return withCard(m_module, serial, Access::ReadOnly, [&](Pkcs11Session& session) {
        return session.login(CKU_USER, pin, takeLastTry ? LastTry::Take : LastTry::Keep);
    });
}

Result<> Pkcs11CardWriter::changePin(const std::string& serial, const Secret& pin, const Secret& newPin) {
    return withCard(m_module, serial, Access::ReadWrite, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_CHECK(checkPinFor(session.token().token, m_profile.pin, newPin));
        // Logged in, because some modules take the old PIN of an unlogged C_SetPIN for the PUK.
        RAPOINT_CHECK(session.login(CKU_USER, pin));
        return checked(
            session.api().C_SetPIN(session.handle(), pinBytes(pin), pin.size(), pinBytes(newPin), newPin.size()),
            "C_SetPIN");
    });
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
        RAPOINT_TRY(TokenKey made, generateTokenKey(session, type, purpose, keyId, label));
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

Result<> Pkcs11CardWriter::eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_TRY(const Bytes id, keyIdBytes(keyId));
        RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> objects,
                    session.find(AttributeTemplate{}.flag(CKA_TOKEN, true).bytes(CKA_ID, id)));
        for (const CK_OBJECT_HANDLE object : objects)
            RAPOINT_CHECK(session.destroy(object));
        return {};
    });
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
        return makeCertificateRequest(key.key, subject,
                                      [&](ByteView hash) { return signHash(session, key, hash, &pin); });
    });
}

Result<> Pkcs11CardWriter::writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                                            ByteView certificate, const std::vector<Bytes>& chain) {
    return withLogin(m_module, serial, CKU_USER, pin, [&](Pkcs11Session& session) -> Result<> {
        RAPOINT_TRY(const TokenKey key, requireTokenKey(session, keyId));
        return writeTokenCertificates(session, key, certificate, chain);
    });
}

Result<std::optional<Bytes>> Pkcs11CardWriter::readCertificate(const std::string& serial,
                                                               const std::string& keyId) {
    return withCard(m_module, serial, Access::ReadOnly,
                    [&](Pkcs11Session& session) { return readTokenCertificate(session, keyId); });
}

} // namespace rapoint::card
