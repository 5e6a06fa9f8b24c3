#include "station/app/cli/commands.h"
#include "station/app/cli/terminal_person.h"
#include "station/app/cli/terminal_secret.h"
#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/wiring/holder_card.h"
#include "station/app/wiring/workplace.h"
#include "station/case/event_codec.h"

#include <iostream>

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

Result<> showCase(const std::filesystem::path& work, const std::string& text, const Output& output) {
    RAPOINT_TRY(const CaseId id, caseIdOf(text));
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {}));
    RAPOINT_TRY(const auto events, place.station().journal().load(id));
    for (const RecordedEvent& event : events) {
        const auto json = toJson(event);
        output.object(json);
        output.say(std::to_string(event.number) + "  " + toText(event.at) + "  " + event.actor + "  " +
                   std::string{nameOf(event.event)} + "  " + json["facts"].dump());
    }
    return {};
}

/// A case at a real desk goes on at the terminal.
Result<int> resumeAtTerminal(Workplace& place, const CaseId& id, Output& output) {
    Station& station = place.station();
    RAPOINT_TRY(const Profile* const profile, station.profileOf(id));
    TerminalPerson person{*profile, [&] { return station.signInApprover(); },
                          [&](const CaseState& state) {
                              return signInHolder(station, state, [] {
                                  return readSecretFromTerminal("PIN of the applicant's card: ");
                              });
                          },
                          std::cin, output};
    RAPOINT_TRY(Engine engine, station.engine());
    engine.watch([&](const StepReport& report) {
        const bool makesKey = report.fact == KeyIntended::kName;
        output.progress(!report.exit.empty() ? ""
                        : makesKey           ? "  the card makes its key, which may take two minutes ..."
                                             : "  " + report.step + " ...");
        if (!report.exit.empty())
            output.say("  " + report.step + ": " + report.exit);
    });
    RAPOINT_TRY(const Standing standing, engine.advance(id, person));
    if (standing.question)
        return failure(FaultCode::InputMissing, standing.question->step + ": " + standing.question->what);
    if (standing.waiting)
        output.say("waits for " + standing.waiting->step->by + ": " + standing.waiting->step->id);
    const bool refused = standing.finished && standing.finished->outcome == "refused";
    return static_cast<int>(refused ? ExitStatus::Refused : ExitStatus::Done);
}

Result<int> resume(const ResumeOptions& options, Output& output) {
    RAPOINT_TRY(const CaseId id, caseIdOf(options.id));
    RAPOINT_TRY(Workplace place, Workplace::enter(options.work, {.printers = true, .central = true}));
    if (!place.config().demo)
        return resumeAtTerminal(place, id, output);
    VisitPlan plan{.resumed = id, .refusal = options.refusal};
    if (!options.document.empty()) {
        RAPOINT_CHECK(DemoDesk{place.config().directory}.bringDocument(options.document));
        plan.takeAgain = true;
    }
    return visit(place, plan, output);
}

} // namespace

int runCaseList(const std::filesystem::path& work, Output& output) {
    auto place = Workplace::enter(work, {});
    if (!place)
        return output.fault(place.error());
    const auto cases = place->station().journal().list();
    if (!cases)
        return output.fault(cases.error());
    for (const CaseSummary& summary : *cases)
        showSummary(summary, output);
    return 0;
}

int runCaseShow(const std::filesystem::path& work, const std::string& id, Output& output) {
    const auto shown = showCase(work, id, output);
    return shown ? 0 : output.fault(shown.error());
}

int runCaseResume(const ResumeOptions& options, Output& output) {
    const auto status = resume(options, output);
    return status ? *status : output.fault(status.error());
}

} // namespace rapoint::app
