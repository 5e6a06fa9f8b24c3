#include "station/journey/guards.h"
#include "station/journey/journey_check.h"
#include "station/journey/route.h"
#include "station/journey/vocabulary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace rapoint {

namespace {

/// A place on a path through the journey: which step is next and what the path has brought with it so far.
struct Position {
    std::size_t step = 0;
    bool approved = false;
    bool refused = false;

    std::size_t number() const { return step * 4 + (approved ? 2U : 0U) + (refused ? 1U : 0U); }
};

/// Visits every position that some path leads to. A refused case skips what is only for accepted ones and the
/// other way round; every other guard may hold or not.
class JourneyWalk {
public:
    explicit JourneyWalk(const Journey& journey)
        : m_journey{journey}
        , m_seen(journey.steps.size() * 4, false)
        , m_before(journey.steps.size() * 4) {
        visit(Position{}, std::nullopt);
        while (!m_open.empty()) {
            const Position at = m_open.back();
            m_open.pop_back();
            leave(at);
        }
        findEnds();
    }

    bool reaches(std::size_t step) const {
        return std::ranges::any_of(std::array{0U, 1U, 2U, 3U}, [&](unsigned k) { return m_seen[step * 4 + k]; });
    }
    /// Some path does the step (and not only skips it) without an approval before.
    bool doneUnapproved(std::size_t step) const {
        return mayDo(Position{step, false, false}) || mayDo(Position{step, false, true});
    }
    /// Every position of the step that is reached leads to an end.
    bool ends(std::size_t step) const {
        return std::ranges::all_of(std::array{0U, 1U, 2U, 3U},
                                   [&](unsigned k) { return !m_seen[step * 4 + k] || m_ending[step * 4 + k]; });
    }

private:
    bool mayDo(const Position& at) const {
        const Guard* const guard = findGuard(m_journey.steps[at.step].when);
        const bool excluded = guard != nullptr && (at.refused ? guard->onlyAccepted : guard->onlyRefused);
        return m_seen[at.number()] && !excluded;
    }

    bool maySkip(const Position& at) const {
        const std::string& when = m_journey.steps[at.step].when;
        return !(when == "accepted" && !at.refused) && !(when == "refused" && at.refused);
    }

    void visit(const Position& at, std::optional<std::size_t> from) {
        if (from)
            m_before[at.number()].push_back(*from);
        if (m_seen[at.number()])
            return;
        m_seen[at.number()] = true;
        m_open.push_back(at);
    }

    void leave(const Position& at) {
        const StepSpec& step = m_journey.steps[at.step];
        const bool approval = findWord(step.word)->approval;
        for (const Route& route : routesFrom(m_journey, step)) {
            const bool skipped = route.exit == "skipped";
            if (route.to == nullptr || (skipped ? !maySkip(at) : !mayDo(at)))
                continue;
            const auto index = static_cast<std::size_t>(route.to - m_journey.steps.data());
            visit(
                {index, at.approved || (approval && route.exit == "done"), at.refused || route.exit == "refused"},
                at.number());
        }
    }

    void findEnds() {
        m_ending.assign(m_seen.size(), false);
        std::vector<std::size_t> open;
        for (std::size_t number = 0; number < m_seen.size(); ++number)
            if (m_seen[number] && findWord(m_journey.steps[number / 4].word)->terminal)
                open.push_back(number);
        while (!open.empty()) {
            const std::size_t number = open.back();
            open.pop_back();
            if (m_ending[number])
                continue;
            m_ending[number] = true;
            open.insert(open.end(), m_before[number].begin(), m_before[number].end());
        }
    }

    const Journey& m_journey;
    std::vector<bool> m_seen;
    std::vector<std::vector<std::size_t>> m_before; ///< from where each position was reached
    std::vector<Position> m_open;
    std::vector<bool> m_ending;
};

} // namespace

std::vector<ProfileMistake> checkGraph(const Journey& journey) {
    std::vector<ProfileMistake> mistakes;
    const JourneyWalk walk{journey};
    for (std::size_t i = 0; i < journey.steps.size(); ++i) {
        const StepSpec& step = journey.steps[i];
        const auto report = [&](std::string rule, const std::string& text) {
            mistakes.push_back(
                {step.line, 0, std::move(rule), "step " + journey.mode + "/" + step.id + ": " + text});
        };
        if (!walk.reaches(i))
            report("unreachable", "no path leads to it");
        if (!walk.ends(i))
            report("no-end", "no path leads from it to an end");
        if (findWord(step.word)->irreversible && walk.doneUnapproved(i))
            report("irreversible-unapproved", "some path leads to it without an approval");
    }
    return mistakes;
}

} // namespace rapoint
