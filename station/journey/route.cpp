#include "station/journey/route.h"

#include "station/journey/vocabulary.h"

namespace rapoint {

const StepSpec* targetOf(const Journey& journey, const StepSpec& step, std::string_view exit) {
    if (exit == "expired")
        return step.deadline ? journey.find(step.deadline->fallback) : nullptr;
    if (exit != "skipped") {
        if (const auto own = step.exits.find(std::string{exit}); own != step.exits.end())
            return journey.find(own->second);
        if (exit != "done")
            return nullptr;
    }
    const auto index = static_cast<std::size_t>(&step - journey.steps.data());
    return index + 1 < journey.steps.size() ? &journey.steps[index + 1] : nullptr;
}

std::vector<Route> routesFrom(const Journey& journey, const StepSpec& step) {
    std::vector<Route> routes;
    const WordSpec* const word = findWord(step.word);
    if (word == nullptr || word->terminal)
        return routes;
    for (const std::string_view exit : word->exits)
        routes.push_back({std::string{exit}, targetOf(journey, step, exit)});
    if (!step.when.empty())
        routes.push_back({"skipped", targetOf(journey, step, "skipped")});
    if (step.deadline)
        routes.push_back({"expired", targetOf(journey, step, "expired")});
    return routes;
}

std::optional<Instant> dueAt(const CaseState& state, const StepSpec& step) {
    if (!step.deadline)
        return std::nullopt;
    if (step.deadline->since.empty())
        return (state.lastStep ? state.lastStepAt : state.openedAt) + step.deadline->within;
    const auto left = state.leftAt.find(step.deadline->since);
    return left != state.leftAt.end() ? std::optional{left->second + step.deadline->within} : std::nullopt;
}

} // namespace rapoint
