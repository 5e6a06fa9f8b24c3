#include "station/app/cli/card_desk.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/terminal_secret.h"
#include "station/app/wiring/workplace.h"
#include "station/card/holder_pin.h"
#include "station/steps/transport_pin.h"

#include <algorithm>

namespace rapoint::app {

namespace {

Result<Secret> askNewPin(const std::string& what = "PIN") {
    RAPOINT_TRY(Secret pin, readSecretFromTerminal("New " + what + ": "));
    RAPOINT_TRY(const Secret again, readSecretFromTerminal("New " + what + " again: "));
    if (!pin.equals(again))
        return failure(FaultCode::InputInvalid, "the two new " + what + "s differ");
    return pin;
}

/// What the station sealed as the SO PIN of this card: of the case's present one, or of one that is void.
Result<Sealed> sealedSoPinOf(const std::vector<RecordedEvent>& events, const std::string& serial) {
    const CardIntended* intended = nullptr;
    for (const RecordedEvent& event : events) {
        if (const auto* begun = std::get_if<CardIntended>(&event.event))
            intended = begun;
        const auto* made = std::get_if<CardInitialised>(&event.event);
        if (intended != nullptr && made != nullptr && made->serial == serial)
            return intended->sealedSoPin;
    }
    return failure(FaultCode::CardOfAnotherCase, "serial " + serial);
}

/// The SO PIN that the station drew for a card of a case, as long as the case is here; only for that card.
Result<Secret> soPinOfCase(const CardOptions& options) {
    RAPOINT_TRY(const CaseId id, caseIdOf(options.caseId));
    RAPOINT_TRY(Workplace place, Workplace::enter(options.work, {}));
    RAPOINT_TRY(const auto events, place.station().journal().load(id));
    RAPOINT_TRY(const Sealed sealed, sealedSoPinOf(events, options.serial));
    return openPin(sealed, place.station().ports().stationKey);
}

/// A void card of a case that was erased and is blank again goes back into the stock, in the inspector's name.
Result<> giveBack(const CardOptions& options, CardDesk& desk, const Output& output) {
    RAPOINT_TRY(const std::vector<CardStatus> blanks, desk.cards().blankCards());
    if (std::ranges::find(blanks, options.serial, &CardStatus::serial) == blanks.end())
        return {};
    RAPOINT_TRY(Workplace place, Workplace::enter(options.work, {}));
    const Ports& ports = place.station().ports();
    RAPOINT_TRY(const std::vector<StockItem> items, ports.stock.list(StockKind::Card));
    const auto item = std::ranges::find(items, options.serial, &StockItem::chip);
    if (item == items.end() || item->state != "spoiled")
        return {};
    RAPOINT_TRY(const Officer inspector, place.station().inspector());
    RAPOINT_CHECK(ports.stock.move({StockKind::Card, StockMove::GiveBack, {item->serial}, "erased"}, inspector.id,
                                   ports.clock.now()));
    output.say("card " + item->serial + " is back in the stock");
    return {};
}

Result<Secret> securityOfficersPin(const CardOptions& options) {
    if (!options.caseId.empty())
        return soPinOfCase(options);
    return readSecretFromTerminal("SO PIN: ");
}

/// PUK or SO PIN, whichever unblocks cards of this profile.
Result<Secret> unblocker(const CardDesk& desk, const CardOptions& options) {
    if (desk.profile().unblocking == card::CardProfile::Unblocking::Puk)
        return readSecretFromTerminal("PUK: ");
    return securityOfficersPin(options);
}

/// Shows the card with its tries before and after `work`, whatever came of it.
template <class Work>
int serveCard(const CardOptions& options, const std::string& whenDone, Output& output, Work work) {
    auto desk = CardDesk::open(options.work);
    if (!desk)
        return output.fault(desk.error());
    const auto before = desk->card(options.serial);
    if (!before)
        return output.fault(before.error());
    if (!output.json())
        showCard(*before, output);
    const Result<> done = work(*desk);
    if (const auto after = desk->card(options.serial))
        showCard(*after, output);
    if (!done)
        return output.fault(done.error());
    output.say(whenDone);
    return 0;
}

int replacePin(const CardOptions& options, const std::string& asked, Output& output) {
    return serveCard(options, "the card has the holder's new PIN", output, [&](CardDesk& desk) -> Result<> {
        RAPOINT_TRY(const PinOwner owner, desk.owner(options.serial));
        RAPOINT_TRY(const Secret pin, readSecretFromTerminal(asked));
        RAPOINT_TRY(const Secret newPin, askNewPin());
        RAPOINT_CHECK(card::changeHolderPin(desk.cards(), options.serial, pin, newPin, owner, options.lastTry));
        if (!options.ownPuk)
            return {};
        RAPOINT_TRY(const Secret soPin, securityOfficersPin(options));
        RAPOINT_TRY(const Secret puk, askNewPin("PUK"));
        return card::changeHolderUnblocker(desk.cards(), options.serial, soPin, puk, newPin, owner);
    });
}

} // namespace

int runCardActivate(const CardOptions& options, Output& output) {
    return replacePin(options, "Transport PIN, from the envelope: ", output);
}

int runCardChangePin(const CardOptions& options, Output& output) {
    return replacePin(options, "PIN: ", output);
}

int runCardUnblock(const CardOptions& options, Output& output) {
    return serveCard(options, "the card is unblocked", output, [&](CardDesk& desk) -> Result<> {
        RAPOINT_TRY(const PinOwner owner, desk.owner(options.serial));
        RAPOINT_TRY(const Secret secret, unblocker(desk, options));
        RAPOINT_TRY(const Secret newPin, askNewPin());
        return card::unblockHolderPin(desk.cards(), options.serial, secret, newPin, owner, options.lastTry);
    });
}

int runCardErase(const CardOptions& options, Output& output) {
    return serveCard(options, "the card is erased", output, [&](CardDesk& desk) -> Result<> {
        RAPOINT_TRY(const Secret soPin, securityOfficersPin(options));
        RAPOINT_CHECK(desk.cards().eraseCard(options.serial, soPin, options.lastTry));
        return options.caseId.empty() ? Result<>{} : giveBack(options, desk, output);
    });
}

} // namespace rapoint::app
