#include "station/card/card_preparation.h"

#include "station/card/pkcs11_error.h"
#include "station/card/pkcs15_card.h"
#include "station/card/token_mark.h"

namespace rapoint::card {

namespace {

using Access = Pkcs11Session::Access;
using Initialisation = CardProfile::Initialisation;

constexpr std::size_t kLabelSize = 32; // PKCS#11 v2.40 base §5.5, C_InitToken

Result<> replaceSoPin(Pkcs11Session& session, const Secret& old, const Secret& soPin) {
    return checked(
        session.api().C_SetPIN(session.handle(), pinBytes(old), old.size(), pinBytes(soPin), soPin.size()),
        "C_SetPIN");
}

Result<> wipeToken(const Pkcs11Module& module, CK_SLOT_ID slot, const Secret& soPin, std::string label) {
    label.resize(kLabelSize, ' ');
    auto* const name = reinterpret_cast<CK_UTF8CHAR*>(label.data());
    return checked(module.api().C_InitToken(slot, pinBytes(soPin), soPin.size(), name), "C_InitToken");
}

} // namespace

Result<CardStatus> CardPreparation::statusOf(const TokenSlot& token) const {
    CardStatus status = token.status();
    if (!status.initialised || m_profile.initialisation != Initialisation::Already)
        return status;
    RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(m_module, token, Access::ReadOnly));
    RAPOINT_TRY(std::optional<std::string> label, readTokenMark(session));
    if (label)
        status.label = std::move(*label);
    return status;
}

Result<std::vector<CardStatus>> CardPreparation::cards() const {
    RAPOINT_TRY(const std::vector<TokenSlot> tokens, scanSlots(*m_module));
    std::vector<CardStatus> cards;
    for (const TokenSlot& token : tokens) {
        RAPOINT_TRY(CardStatus status, statusOf(token));
        cards.push_back(std::move(status));
    }
    return cards;
}

Result<std::optional<CardStatus>> CardPreparation::find(const std::string& label) const {
    RAPOINT_TRY(const std::vector<CardStatus> present, cards());
    std::optional<CardStatus> found;
    for (const CardStatus& card : present) {
        if (!card.initialised || card.label != label)
            continue;
        if (found)
            return failure(FaultCode::CardOfAnotherCase, "two cards in the readers have the same name");
        found = card;
    }
    return found;
}

Result<bool> CardPreparation::isBlank(const TokenSlot& token) const {
    if (m_profile.blank == CardProfile::Blank::Uninitialised)
        return token.recognised && !token.initialised();
    if (m_profile.blank == CardProfile::Blank::Unrecognised)
        return !token.recognised || (token.label() == Pkcs15Card::kRetired && !token.status().userPinSet);
    // A card that was marked still has the factory's label, but statusOf gives the mark.
    RAPOINT_TRY(const CardStatus status, statusOf(token));
    return status.label == m_profile.factoryLabel;
}

Result<std::vector<TokenSlot>> CardPreparation::blankTokens() const {
    RAPOINT_TRY(const std::vector<TokenSlot> tokens, scanSlots(*m_module));
    std::vector<TokenSlot> blanks;
    for (const TokenSlot& token : tokens) {
        RAPOINT_TRY(const bool blank, isBlank(token));
        if (blank)
            blanks.push_back(token);
    }
    return blanks;
}

Result<std::string> CardPreparation::serialOfBlank(const TokenSlot& token) const {
    return token.recognised ? Result<std::string>{token.serial()} : Pkcs15Card{m_module, token.reader}.serial();
}

Result<std::vector<CardStatus>> CardPreparation::blankCards() const {
    RAPOINT_TRY(const std::vector<TokenSlot> blanks, blankTokens());
    std::vector<CardStatus> cards;
    for (const TokenSlot& blank : blanks) {
        CardStatus status = blank.status();
        RAPOINT_TRY(status.serial, serialOfBlank(blank));
        cards.push_back(std::move(status));
    }
    return cards;
}

Result<TokenSlot> CardPreparation::blankToken(const std::string& serial) const {
    RAPOINT_TRY(std::vector<TokenSlot> blanks, blankTokens());
    if (blanks.empty())
        return failure(FaultCode::CardNotFound, "no blank card is in a reader");
    if (serial.empty())
        return std::move(blanks.front());
    for (TokenSlot& blank : blanks) {
        RAPOINT_TRY(const std::string own, serialOfBlank(blank));
        if (own == serial)
            return std::move(blank);
    }
    return failure(FaultCode::CardOfAnotherCase, "the blank card with serial " + serial + " is in no reader");
}

Result<CardStatus> CardPreparation::initialise(const std::string& label, const Secret& soPin,
                                               const std::string& blankSerial) const {
    if (label.empty() || label.size() > kLabelSize || label.back() == ' ' || label.find('\0') != std::string::npos)
        return failure(FaultCode::InputInvalid, "a card's label has 1 to 32 bytes and does not end in a blank");
    RAPOINT_TRY(const std::optional<CardStatus> present, find(label));
    if (present)
        return failure(FaultCode::CardNotBlank, "a card with this label is initialised already");
    RAPOINT_TRY(const TokenSlot blank, blankToken(blankSerial));
    RAPOINT_CHECK(checkNewPin(blank.recognised
                                  ? m_profile.soPin.within(blank.token.ulMinPinLen, blank.token.ulMaxPinLen)
                                  : m_profile.soPin,
                              soPin));
    RAPOINT_CHECK(prepare(blank, label, soPin));
    // Slot numbers may have moved, and the serial may be new.
    RAPOINT_TRY(std::optional<CardStatus> made, find(label));
    if (!made)
        return failure(FaultCode::CardRemoved, "the card is gone after it was initialised");
    return std::move(*made);
}

Result<> CardPreparation::prepare(const TokenSlot& blank, const std::string& label, const Secret& soPin) const {
    switch (m_profile.initialisation) {
    case Initialisation::InitToken:
        return initToken(blank, label, soPin);
    case Initialisation::Already:
        return mark(blank, label, soPin);
    case Initialisation::Pkcs15Init:
        return Pkcs15Card{m_module, blank.reader}.create(label, soPin);
    }
    return {};
}

Result<> CardPreparation::initToken(const TokenSlot& blank, const std::string& label, const Secret& soPin) const {
    const bool factory = !m_profile.factorySoPin.empty();
    const Secret first = factory ? Secret::copyOf(bytesOf(m_profile.factorySoPin)) : soPin.duplicate();
    RAPOINT_CHECK(wipeToken(*m_module, blank.slot, first, label));
    if (!factory)
        return {};
    RAPOINT_TRY(std::optional<TokenSlot> made, slotByLabel(*m_module, label));
    if (!made)
        return failure(FaultCode::CardRemoved, "the card is gone after it was initialised");
    return replaceFactorySoPin(std::move(*made), soPin);
}

Result<> CardPreparation::replaceFactorySoPin(TokenSlot token, const Secret& soPin) const {
    const Secret factory = Secret::copyOf(bytesOf(m_profile.factorySoPin));
    RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(m_module, std::move(token), Access::ReadWrite));
    RAPOINT_CHECK(session.login(CKU_SO, factory));
    return replaceSoPin(session, factory, soPin);
}

Result<> CardPreparation::mark(TokenSlot blank, const std::string& label, const Secret& soPin) const {
    const Secret factory = Secret::copyOf(bytesOf(m_profile.factorySoPin));
    RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(m_module, std::move(blank), Access::ReadWrite));
    RAPOINT_CHECK(session.login(CKU_SO, factory));
    // The mark first: a card with a SO PIN of a case that is nobody's could never be found again.
    RAPOINT_CHECK(writeTokenMark(session, label));
    return replaceSoPin(session, factory, soPin);
}

Result<> CardPreparation::erase(const std::string& serial, const Secret& soPin,
                                Pkcs11Session::LastTry lastTry) const {
    if (m_profile.initialisation == Initialisation::Already)
        return failure(FaultCode::CardMechanismMissing, "only their maker initialises cards of this profile");
    RAPOINT_TRY(const TokenSlot token, slotBySerial(*m_module, serial));
    Secret last = soPin.duplicate();
    {
        // A wrong SO PIN is to be told from a failure, and C_InitToken wants all sessions closed (PKCS#11 v2.40
        // base §5.5).
        RAPOINT_TRY(Pkcs11Session session, Pkcs11Session::open(m_module, token, Access::ReadWrite));
        RAPOINT_CHECK(session.login(CKU_SO, soPin, lastTry));
        RAPOINT_TRY(last, returnFactorySoPin(session, soPin));
    }
    if (m_profile.initialisation == Initialisation::Pkcs15Init)
        return Pkcs15Card{m_module, token.reader}.retire(soPin);
    const bool blank = !m_profile.factoryLabel.empty() && !last.equals(soPin);
    return wipeToken(*m_module, token.slot, last, blank ? m_profile.factoryLabel : "retired");
}

Result<Secret> CardPreparation::returnFactorySoPin(Pkcs11Session& session, const Secret& soPin) const {
    if (m_profile.factorySoPin.empty())
        return soPin.duplicate();
    Secret factory = Secret::copyOf(bytesOf(m_profile.factorySoPin));
    const Result<> returned = replaceSoPin(session, soPin, factory);
    if (returned)
        return factory;
    // Some tokens never take the maker's SO PIN again (openCryptoki: CKR_PIN_INVALID).
    if (returned.error().code == FaultCode::PinPolicy)
        return soPin.duplicate();
    return tl::make_unexpected(returned.error());
}

} // namespace rapoint::card
