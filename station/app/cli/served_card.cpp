#include "station/app/cli/served_card.h"

#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/holder_card.h"

#include <algorithm>

namespace rapoint::app {

Result<ServedCard> ServedCard::open(const Workplaces& places, const std::filesystem::path& work,
                                    const std::string& serial, Needs needs) {
    RAPOINT_TRY(Workplace place, places.enter(work, needs));
    ServedCard served{std::move(place), serial};
    RAPOINT_CHECK(served.status());
    RAPOINT_CHECK(served.station().inspector());
    return served;
}

Result<CardStatus> ServedCard::status() {
    RAPOINT_TRY(const std::vector<CardStatus> present, cards().cards());
    const auto found = std::ranges::find(present, m_serial, &CardStatus::serial);
    if (m_serial.empty() || found == present.end())
        return failure(FaultCode::CardNotFound, "serial " + m_serial);
    return *found;
}

Result<PinOwner> ServedCard::owner() {
    RAPOINT_TRY(PinOwner owner, ownerOf(cards(), m_serial));
    if (!owner.birthDate) {
        RAPOINT_TRY(const Secret typed, readSecretFromTerminal("Holder's day of birth (YYYY-MM-DD): "));
        RAPOINT_TRY(owner.birthDate, dateFromText(textOf(typed.bytes())));
    }
    return owner;
}

Result<> ServedCard::serve(work::CardServiceOrder order, const work::CardWork& work) {
    order.serial = m_serial;
    return serveCard(station(), order, work);
}

} // namespace rapoint::app
