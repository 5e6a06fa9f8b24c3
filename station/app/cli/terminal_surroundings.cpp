#include "station/app/cli/terminal_surroundings.h"

#include "station/app/cli/terminal_person.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/holder_card.h"

#include <iostream>
#include <sstream>

namespace rapoint::app {

namespace {

/// The inspector answers at the terminal.
Result<int> goOnAsking(Station& station, const CaseId& id, Output& output) {
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
    RAPOINT_TRY(const CaseProgress progress, engine.advance(id, person));
    if (progress.question)
        return failure(FaultCode::InputMissing, progress.question->step + ": " + progress.question->what);
    if (progress.waiting)
        output.say("waits for " + progress.waiting->step->by + ": " + progress.waiting->step->id);
    const bool refused = progress.finished && progress.finished->outcome == "refused";
    return static_cast<int>(refused ? ExitStatus::Refused : ExitStatus::Done);
}

Result<int> goOnAlone(Station& station, const CaseId& id, Output& output) {
    std::istringstream nobody;
    RAPOINT_TRY(const Profile* const profile, station.profileOf(id));
    TerminalPerson person{*profile, [&] { return station.signInApprover(); }, nullptr, nobody, output};
    RAPOINT_TRY(Engine engine, station.engine());
    RAPOINT_TRY(const CaseProgress progress, engine.advance(id, person));
    output.say(id.text() + ": " + (progress.finished ? progress.finished->outcome : "waits"));
    output.object(
        {{"caseId", id.text()}, {"outcome", progress.finished ? progress.finished->outcome : "waiting"}});
    return 0;
}

} // namespace

Result<Secret> TerminalSurroundings::pin(const std::string& role) {
    return readSecretFromTerminal("PIN of the " + role + "'s card: ");
}

Result<int> TerminalSurroundings::goOn(Station& station, const Resumption& what, Output& output) {
    return what.asked ? goOnAsking(station, what.id, output) : goOnAlone(station, what.id, output);
}

} // namespace rapoint::app
