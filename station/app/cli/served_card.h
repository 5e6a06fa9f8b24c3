#pragma once

#include "station/app/cli/workplace.h"
#include "station/identity/pin_strength.h"
#include "station/work/card_service.h"

#include <string>

namespace rapoint::app {

/// The holder's card that a command serves: the station is open, its inspector has signed in, and what is done
/// with the card is recorded before it is touched. One thread.
class ServedCard {
public:
    /// Opens the station, signs the inspector in and looks for the card. card-not-found; the faults of the station
    /// and of the inspector's card.
    static Result<ServedCard> open(const Workplaces& places, const std::filesystem::path& work,
                                   const std::string& serial, Needs needs = {});

    const std::string& serial() const { return m_serial; }
    Station& station() { return m_place.station(); }
    CardWriter& cards() { return m_place.station().ports().cards; }
    const StationConfig& config() const { return m_place.config(); }
    /// card-not-found once it has been taken out of its reader.
    Result<CardStatus> status();
    /// What the certificate on the card says of the holder; the day of birth is asked for on the terminal where it
    /// does not say it.
    Result<PinOwner> owner();
    /// As work::serveCard(), for this card.
    Result<> serve(work::CardServiceOrder order, const work::CardWork& work);

private:
    ServedCard(Workplace place, std::string serial)
        : m_place{std::move(place)}
        , m_serial{std::move(serial)} {}

    Workplace m_place;
    std::string m_serial;
};

} // namespace rapoint::app
