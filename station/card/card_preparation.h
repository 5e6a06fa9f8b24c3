#pragma once

#include "station/card/card_profile.h"
#include "station/card/pkcs11_session.h"

namespace rapoint::card {

/// Where cards become a case's own: how a blank one is known, what is done to it, and by what it is found again.
/// Lives within one call of the writer that owns module and profile.
class CardPreparation {
public:
    CardPreparation(std::shared_ptr<const Pkcs11Module> module, const CardProfile& profile)
        : m_module{std::move(module)}
        , m_profile{profile} {}

    /// Every card in a reader; the label is the case's where the profile's cards are marked with it.
    Result<std::vector<CardStatus>> cards() const;
    /// The initialised card with this label; card-of-another-case if several have it.
    Result<std::optional<CardStatus>> find(const std::string& label) const;
    /// Makes the blank card with this serial, or without one the first, the one with this label and SO PIN. After
    /// an interruption the card either is still blank, or has the label and a SO PIN that is not the case's: then
    /// nothing but that is on it. card-not-blank if the label is taken, card-not-found without a blank card,
    /// input-invalid, pin-policy.
    Result<CardStatus> initialise(const std::string& label, const Secret& soPin,
                                  const std::string& blankSerial) const;
    /// The blank cards with their serials: as the token says, or OpenSC's program for a card that its module does
    /// not recognise before it was made.
    Result<std::vector<CardStatus>> blankCards() const;
    /// Takes everything off the card with this serial (C_InitToken, pkcs15-init) after the SO PIN was checked.
    /// With a factory's label and SO PIN, where the card takes that again, it has both afterwards and is blank;
    /// else its label is "retired". If it is interrupted, the card may have the factory's SO PIN already: then
    /// that erases it.
    Result<> erase(const std::string& serial, const Secret& soPin, Pkcs11Session::LastTry lastTry) const;

private:
    Result<CardStatus> statusOf(const TokenSlot& token) const;
    Result<bool> isBlank(const TokenSlot& token) const;
    Result<std::vector<TokenSlot>> blankTokens() const;
    Result<std::string> serialOfBlank(const TokenSlot& token) const;
    Result<TokenSlot> blankToken(const std::string& serial) const;
    Result<> prepare(const TokenSlot& blank, const std::string& label, const Secret& soPin) const;
    Result<> initToken(const TokenSlot& blank, const std::string& label, const Secret& soPin) const;
    Result<> mark(TokenSlot blank, const std::string& label, const Secret& soPin) const;
    Result<> replaceFactorySoPin(TokenSlot token, const Secret& soPin) const;
    /// The SO PIN that the card has afterwards.
    Result<Secret> returnFactorySoPin(Pkcs11Session& session, const Secret& soPin) const;

    std::shared_ptr<const Pkcs11Module> m_module;
    const CardProfile& m_profile;
};

} // namespace rapoint::card
