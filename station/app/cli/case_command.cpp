#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/case/event_codec.h"

namespace rapoint::app {

namespace {

void showSummary(const CaseSummary& summary, const Output& output) {
    const std::string state = summary.closed ? "closed" : "open";
    output.say(summary.id.text() + "  " + toText(summary.changedAt) + "  " + summary.provider + "/" +
               summary.mode + "  " + state + "  " + summary.lastEvent);
    output.object({{"caseId", summary.id.text()},
                   {"provider", summary.provider},
                   {"mode", summary.mode},
                   {"state", state},
                   {"events", summary.length},
                   {"lastEvent", summary.lastEvent},
                   {"openedAt", toText(summary.openedAt)},
                   {"changedAt", toText(summary.changedAt)},
                   {"creator", summary.creator},
                   {"approver", summary.approver.value_or("")}});
}

Result<> showCase(const Workplaces& places, const std::filesystem::path& work, const std::string& text,
                  const Output& output) {
    RAPOINT_TRY(const CaseId id, caseIdOf(text));
    RAPOINT_TRY(Workplace place, places.enter(work, {}));
    RAPOINT_TRY(const auto events, place.station().journal().load(id));
    for (const RecordedEvent& event : events) {
        const auto json = toJson(event);
        output.object(json);
        output.say(std::to_string(event.number) + "  " + toText(event.at) + "  " + event.actor + "  " +
                   std::string{nameOf(event.event)} + "  " + json["facts"].dump());
    }
    return {};
}

Result<int> resume(const Workplaces& places, const ResumeOptions& options, Output& output) {
    RAPOINT_TRY(const CaseId id, caseIdOf(options.id));
    RAPOINT_TRY(Workplace place, places.enter(options.work, {.printers = true, .central = true}));
    return place.goOn({.id = id, .document = options.document, .refusal = options.refusal}, output);
}

} // namespace

int runCaseList(const Workplaces& places, const std::filesystem::path& work, Output& output) {
    auto place = places.enter(work, {});
    if (!place)
        return output.fault(place.error());
    const auto cases = place->station().journal().list();
    if (!cases)
        return output.fault(cases.error());
    for (const CaseSummary& summary : *cases)
        showSummary(summary, output);
    return 0;
}

int runCaseShow(const Workplaces& places, const std::filesystem::path& work, const std::string& id,
                Output& output) {
    const auto shown = showCase(places, work, id, output);
    return shown ? 0 : output.fault(shown.error());
}

int runCaseResume(const Workplaces& places, const ResumeOptions& options, Output& output) {
    const auto status = resume(places, options, output);
    return status ? *status : output.fault(status.error());
}

} // namespace rapoint::app
