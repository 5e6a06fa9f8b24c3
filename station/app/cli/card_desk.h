#pragma once

#include "station/app/cli/workplace.h"
#include "station/card/pkcs11_card_writer.h"
#include "station/identity/pin_strength.h"

#include <memory>

namespace rapoint::app {

/// The readers of a station without the station: what `rapoint card` needs to serve a holder, with nobody signed
/// in and no case open. One thread.
class CardDesk {
public:
    /// Reads station.toml and the card profile it names, and loads the module.
    static Result<CardDesk> open(const Workplaces& places, const std::filesystem::path& work);

    CardWriter& cards() { return *m_cards; }
    const card::CardProfile& profile() const { return m_profile; }
    /// For a login that lasts longer than one call on a card.
    std::shared_ptr<const card::Pkcs11Module> module() const { return m_cards->module(); }

    /// card-not-found unless a card with this serial is in a reader.
    Result<CardStatus> card(const std::string& serial);
    /// What the certificate on the card says of the holder; the day of birth is asked for on the terminal where it
    /// does not say it.
    Result<PinOwner> owner(const std::string& serial);

private:
    CardDesk(std::unique_ptr<CommandSurroundings> surroundings, card::CardProfile profile,
             std::unique_ptr<card::Pkcs11CardWriter> cards)
        : m_surroundings{std::move(surroundings)}
        , m_profile{std::move(profile)}
        , m_cards{std::move(cards)} {}

    std::unique_ptr<CommandSurroundings> m_surroundings; ///< of the readers, which it outlives
    card::CardProfile m_profile;
    std::unique_ptr<card::Pkcs11CardWriter> m_cards;
};

/// One card in words and as an object, with the tries left where it says so.
void showCard(const CardStatus& card, const Output& output);

} // namespace rapoint::app
