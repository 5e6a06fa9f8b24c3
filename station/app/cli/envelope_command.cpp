#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/store/station_store.h"
#include "station/work/envelope_batch.h"

namespace rapoint::app {

namespace {

Result<> batch(const Workplaces& places, const std::filesystem::path& work, const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {.printers = true}));
    RAPOINT_TRY(Engine engine, place.station().engine());
    auto printed = work::printWaitingEnvelopes(
        engine, place.station().journal(), [&](const CaseId& id, const Result<std::string>& envelope) {
            output.say(id.text() + "  " + (envelope ? "envelope " + *envelope : explain(envelope.error())));
            output.object({{"caseId", id.text()},
                           {"envelope", envelope ? *envelope : ""},
                           {"fault", envelope ? "" : rowOf(envelope.error().code).name}});
        });
    RAPOINT_CHECK(place.station().store().audit().signHead(place.station().ports().clock.now()));
    RAPOINT_TRY(const work::EnvelopeTally tally, std::move(printed));
    RAPOINT_TRY(const StockBalance stock, place.station().ports().stock.balance(StockKind::Envelope));
    output.say(std::to_string(tally.printed) + " printed, " + std::to_string(tally.voided) + " void, " +
               std::to_string(tally.waiting) + " still wait; " + std::to_string(stock.free) + " envelopes left");
    output.object({{"printed", tally.printed},
                   {"voided", tally.voided},
                   {"waiting", tally.waiting},
                   {"envelopesLeft", stock.free}});
    return {};
}

} // namespace

int runEnvelopeBatch(const Workplaces& places, const std::filesystem::path& work, Output& output) {
    const auto done = batch(places, work, output);
    return done ? 0 : output.fault(done.error());
}

} // namespace rapoint::app
