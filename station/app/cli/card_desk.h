#pragma once

#include "station/app/cli/workplace.h"
#include "station/card/pkcs11_card_writer.h"

#include <memory>

namespace rapoint::app {

/// The readers of a station without the station: for commands that look at cards and work with none, with nobody
/// signed in. One thread.
class CardDesk {
public:
    /// Reads station.toml and the card profile it names, and loads the module.
    static Result<CardDesk> open(const Workplaces& places, const std::filesystem::path& work);

    CardWriter& cards() { return *m_cards; }

private:
    CardDesk(std::unique_ptr<CommandSurroundings> surroundings, std::unique_ptr<card::Pkcs11CardWriter> cards)
        : m_surroundings{std::move(surroundings)}
        , m_cards{std::move(cards)} {}

    std::unique_ptr<CommandSurroundings> m_surroundings; ///< of the readers, which it outlives
    std::unique_ptr<card::Pkcs11CardWriter> m_cards;
};

/// One card in words and as an object, with the tries left where it says so.
void showCard(const CardStatus& card, const Output& output);

} // namespace rapoint::app
