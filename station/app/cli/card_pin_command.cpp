#include "station/app/cli/card_desk.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/served_card.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/allowed_devices.h"
#include "station/card/holder_pin.h"

#include <algorithm>

namespace rapoint::app {

namespace {

using work::CardService;

Result<Secret> askNewPin(const std::string& what = "PIN") {
    RAPOINT_TRY(Secret pin, readSecretFromTerminal("New " + what + ": "));
    RAPOINT_TRY(const Secret again, readSecretFromTerminal("New " + what + " again: "));
    if (!pin.equals(again))
        return failure(FaultCode::InputInvalid, "the two new " + what + "s differ");
    return pin;
}

/// What unblocks the card: the secret that the station drew for it in the named case, or one that is typed.
class Unblocker {
public:
    static Result<Unblocker> chosen(const CardOptions& options, const std::string& typed) {
        Unblocker unblocker;
        if (options.caseId.empty()) {
            RAPOINT_TRY(unblocker.m_typed, readSecretFromTerminal(typed + ": "));
        } else {
            RAPOINT_TRY(unblocker.m_case, caseIdOf(options.caseId));
        }
        return unblocker;
    }
    const std::optional<CaseId>& ofCase() const { return m_case; }
    const Secret& of(const Secret* sealed) const { return sealed != nullptr ? *sealed : m_typed; }

private:
    std::optional<CaseId> m_case;
    Secret m_typed;
};

/// A void card of a case that was erased and is blank again goes back into the stock, in the inspector's name.
Result<> giveBack(ServedCard& card, const Output& output) {
    const Ports& ports = card.station().ports();
    RAPOINT_TRY(const std::vector<CardStatus> blanks, ports.cards.blankCards());
    if (std::ranges::find(blanks, card.serial(), &CardStatus::serial) == blanks.end())
        return {};
    RAPOINT_TRY(const std::vector<StockItem> items, ports.stock.list(StockKind::Card));
    const auto item = std::ranges::find(items, card.serial(), &StockItem::chip);
    if (item == items.end() || item->state != "spoiled")
        return {};
    RAPOINT_TRY(const Officer inspector, card.station().inspector());
    RAPOINT_CHECK(ports.stock.move({StockKind::Card, StockMove::GiveBack, {item->serial}, "erased"}, inspector.id,
                                   ports.clock.now()));
    output.say("card " + item->serial + " is back in the stock");
    return {};
}

/// Shows the card with its tries before and after `work`, whatever came of it.
template <class Work>
int serveCard(const Workplaces& places, const CardOptions& options, const std::string& whenDone, Output& output,
              Work work) {
    auto card = ServedCard::open(places, options.work, options.serial);
    if (!card)
        return output.fault(card.error());
    if (const auto before = card->status(); before && !output.json())
        showCard(*before, output);
    const Result<> done = work(*card);
    if (const auto after = card->status())
        showCard(*after, output);
    if (!done)
        return output.fault(done.error());
    output.say(whenDone);
    return 0;
}

Result<> replacePuk(ServedCard& card, const CardOptions& options, const Secret& pin, const PinOwner& owner) {
    RAPOINT_TRY(const Unblocker unblocker, Unblocker::chosen(options, "SO PIN"));
    RAPOINT_TRY(const Secret puk, askNewPin("PUK"));
    return card.serve(
        {.service = CardService::ReplacePuk, .unblockerOf = unblocker.ofCase(), .reason = options.reason},
        [&](const Secret* sealed) {
            return card::changeHolderUnblocker(card.cards(), card.serial(), unblocker.of(sealed), puk, pin, owner);
        });
}

int replacePin(const Workplaces& places, const CardOptions& options, CardService service, const std::string& asked,
               Output& output) {
    return serveCard(
        places, options, "the card has the holder's new PIN", output, [&](ServedCard& card) -> Result<> {
            RAPOINT_TRY(const PinOwner owner, card.owner());
            RAPOINT_TRY(const Secret pin, readSecretFromTerminal(asked));
            RAPOINT_TRY(const Secret newPin, askNewPin());
            RAPOINT_CHECK(card.serve({.service = service}, [&](const Secret*) {
                return card::changeHolderPin(card.cards(), card.serial(), pin, newPin, owner, options.lastTry);
            }));
            return options.ownPuk ? replacePuk(card, options, newPin, owner) : Result<>{};
        });
}

/// "PUK" or "SO PIN", whichever unblocks cards of the station's profile.
Result<std::string> unblockerName(const StationConfig& config) {
    RAPOINT_TRY(const card::CardProfile profile, allowedCardProfile(config));
    return std::string{profile.unblocking == card::CardProfile::Unblocking::Puk ? "PUK" : "SO PIN"};
}

} // namespace

int runCardActivate(const Workplaces& places, const CardOptions& options, Output& output) {
    return replacePin(places, options, CardService::Activate, "Transport PIN, from the envelope: ", output);
}

int runCardChangePin(const Workplaces& places, const CardOptions& options, Output& output) {
    return replacePin(places, options, CardService::ChangePin, "PIN: ", output);
}

int runCardUnblock(const Workplaces& places, const CardOptions& options, Output& output) {
    return serveCard(places, options, "the card is unblocked", output, [&](ServedCard& card) -> Result<> {
        RAPOINT_TRY(const PinOwner owner, card.owner());
        RAPOINT_TRY(const std::string name, unblockerName(card.config()));
        RAPOINT_TRY(const Unblocker unblocker, Unblocker::chosen(options, name));
        RAPOINT_TRY(const Secret newPin, askNewPin());
        return card.serve(
            {.service = CardService::Unblock, .unblockerOf = unblocker.ofCase(), .reason = options.reason},
            [&](const Secret* sealed) {
                return card::unblockHolderPin(card.cards(), card.serial(), unblocker.of(sealed), newPin, owner,
                                              options.lastTry);
            });
    });
}

int runCardErase(const Workplaces& places, const CardOptions& options, Output& output) {
    return serveCard(places, options, "the card is erased", output, [&](ServedCard& card) -> Result<> {
        RAPOINT_TRY(const Unblocker unblocker, Unblocker::chosen(options, "SO PIN"));
        RAPOINT_CHECK(card.serve(
            {.service = CardService::Erase, .unblockerOf = unblocker.ofCase(), .reason = options.reason},
            [&](const Secret* sealed) {
                return card.cards().eraseCard(card.serial(), unblocker.of(sealed), options.lastTry);
            }));
        return options.caseId.empty() ? Result<>{} : giveBack(card, output);
    });
}

} // namespace rapoint::app
