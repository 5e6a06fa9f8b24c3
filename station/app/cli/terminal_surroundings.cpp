#include "station/app/cli/terminal_surroundings.h"

#include "station/app/cli/terminal_person.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/holder_card.h"

#include <iostream>
#include <sstream>
#include <utility>

namespace rapoint::app {

namespace {

/// Refuses at the first question, as the command said; whoever is asked after that answers as always.
class RefusingPerson final : public Person {
public:
    RefusingPerson(std::string reason, Person& others)
        : m_reason{std::move(reason)}
        , m_others{others} {}

    std::optional<Answer> answer(const Question& question, const CaseState& state) override {
        if (m_reason.empty())
            return m_others.answer(question, state);
        return RefuseApplicant{std::exchange(m_reason, {})};
    }

private:
    std::string m_reason; ///< empty: said already, or never meant
    Person& m_others;
};

/// The inspector answers at the terminal.
Result<int> goOnAsking(Station& station, const CaseId& id, const std::string& refusal, Output& output) {
    RAPOINT_TRY(const Profile* const profile, station.profileOf(id));
    TerminalPerson inspector{*profile, [&] { return station.signInApprover(); },
                             [&](const CaseState& state) {
                                 return signInHolder(station, state, [] {
                                     return readSecretFromTerminal("PIN of the applicant's card: ");
                                 });
                             },
                             std::cin, output};
    RefusingPerson person{refusal, inspector};
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
    if (!what.document.empty())
        return failure(FaultCode::InputInvalid,
                       "--document is for demonstrations: lay the document under the station's camera");
    return what.asked ? goOnAsking(station, what.id, what.refusal, output) : goOnAlone(station, what.id, output);
}

} // namespace rapoint::app
