#pragma once

#include "station/base/result.h"
#include "station/case/case_state.h"
#include "station/journey/profile.h"
#include "station/ports/ports.h"
#include "station/steps/answer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// What a step is given: the case as it stands, its place in the profile, the world, and an answer if it asked.
struct StepRun {
    const CaseId& id;
    const CaseState& state;
    std::span<const RecordedEvent> events;
    const Profile& profile;
    const StepSpec& spec;
    Ports& ports;
    const Officer& inspector;
    const std::optional<Officer>& approver; ///< who has signed in at a question of this case in this session
    Date today{};                           ///< the day on which documents are judged
    /// The last thing recorded was this step's own intent, by this very run. Otherwise an intent without a result
    /// was left by a crash, and the step has to look at the world first.
    bool intentIsFresh = false;
    bool attended = true; ///< an officer is there, who can decide; otherwise the applicant is alone
    std::optional<Answer> answer{};
};

/// What came of one turn of a step. The facts are made durable before anything else happens; then the step is left
/// by `exit`, or stopped by `fault` (to be resumed), or `question` is asked, or, without any of the three, it has
/// its next turn.
struct StepTurn {
    std::vector<Event> facts{};
    std::optional<std::string> exit{};
    std::optional<Question> question{};
    std::optional<Fault> fault{};
    std::string actor{}; ///< whose deed it was, if not the inspector's
};

using Step = Result<StepTurn> (*)(const StepRun&);

/// The step that carries out a word of the vocabulary; nothing if this station has no step for it.
Step findStep(std::string_view word);

inline StepTurn done(std::vector<Event> facts = {}) {
    return {.facts = std::move(facts), .exit = "done"};
}
inline StepTurn again(std::vector<Event> facts) {
    return {.facts = std::move(facts)};
}
inline StepTurn refused(std::vector<Event> facts, const std::string& reason) {
    facts.emplace_back(Refused{reason});
    return {.facts = std::move(facts), .exit = "refused"};
}
StepTurn ask(const StepRun& run, std::string what, std::optional<Fault> because = std::nullopt);

/// The refusing or deferring that every question can be answered with; nothing if the answer is something else.
std::optional<StepTurn> ending(const StepRun& run);

/// The answers that give up a card which the case has, or is about to have: card and envelope are void with them.
/// Either the case is refused, or a blank card takes its place, and the journey goes back to where a card is made
/// ("replaced"); that is not-allowed once the card was given away or its request is in the sealed package. Nothing
/// if the answer is something else.
std::optional<StepTurn> givingUpCard(const StepRun& run);

/// Whose stock the case may use beside the station's: on a visit, what the inspector has taken out.
inline std::string stockHolder(const StepRun& run) {
    return run.state.opened.mode == "mobile" ? run.inspector.id : std::string{};
}

/// The answer, if it is of this kind.
template <class T>
const T* answered(const StepRun& run) {
    return run.answer ? std::get_if<T>(&*run.answer) : nullptr;
}

} // namespace rapoint
