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

constexpr std::size_t kPositionsOfStep = 8;

/// A place on a path through the journey: which step is next and what the path has brought with it so far.
struct Position {
    std::size_t step = 0;
    bool approved = false;
    bool refused = false;
    bool certified = false; ///< a certificate was issued or may have been, and is not revoked

    std::size_t number() const {
        return step * kPositionsOfStep + (certified ? 4U : 0U) + (approved ? 2U : 0U) + (refused ? 1U : 0U);
    }
};

/// Whether there may be a certificate after the step was left so. A station that asked for one cannot know until
/// it has an answer; the central knows what it did.
bool certifiedAfter(const Position& at, const StepSpec& step, std::string_view exit) {
    if (step.word == "issue-certificate")
        return at.certified || exit == "done" || (step.by == "station" && exit != "skipped");
    return at.certified && !(step.word == "revoke-certificate" && exit == "done");
}

/// Visits every position that some path leads to. A refused case skips what is only for accepted ones and the
/// other way round; every other guard may hold or not.
class JourneyWalk {
public:
    explicit JourneyWalk(const Journey& journey)
        : m_journey{journey}
        , m_seen(journey.steps.size() * kPositionsOfStep, false)
        , m_before(journey.steps.size() * kPositionsOfStep) {
        visit(Position{}, std::nullopt);
        while (!m_open.empty()) {
            const Position at = m_open.back();
            m_open.pop_back();
            leave(at);
        }
        findEnds();
    }

    bool reaches(std::size_t step) const {
        return std::ranges::any_of(numbersOf(step), [&](std::size_t number) { return m_seen[number]; });
    }
    /// Some path does the step (and not only skips it) without an approval before.
    bool doneUnapproved(std::size_t step) const {
        return std::ranges::any_of(kEither, [&](bool refused) {
            return mayDo({step, false, refused, false}) || mayDo({step, false, refused, true});
        });
    }
    /// Some path ends a refused case here whose certificate may be valid.
    bool leavesCertificate(std::size_t step) const {
        return std::ranges::any_of(kEither, [&](bool approved) {
            return m_seen[Position{step, approved, true, true}.number()];
        });
    }
    /// Every position of the step that is reached leads to an end.
    bool ends(std::size_t step) const {
        return std::ranges::all_of(numbersOf(step),
                                   [&](std::size_t number) { return !m_seen[number] || m_ending[number]; });
    }

private:
    static constexpr std::array kEither{false, true};

    /// The numbers of all positions at the step.
    static std::vector<std::size_t> numbersOf(std::size_t step) {
        std::vector<std::size_t> numbers;
        for (std::size_t k = 0; k < kPositionsOfStep; ++k)
            numbers.push_back(step * kPositionsOfStep + k);
        return numbers;
    }

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
            visit({index, at.approved || (approval && route.exit == "done"), at.refused || route.exit == "refused",
                   certifiedAfter(at, step, route.exit)},
                  at.number());
        }
    }

    void findEnds() {
        m_ending.assign(m_seen.size(), false);
        std::vector<std::size_t> open;
        for (std::size_t number = 0; number < m_seen.size(); ++number)
            if (m_seen[number] && findWord(m_journey.steps[number / kPositionsOfStep].word)->terminal)
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
        if (findWord(step.word)->terminal && walk.leavesCertificate(i))
            report("certificate-left-valid",
                   "some path leads a refused case to it without revoking its certificate");
        if (findWord(step.word)->irreversible && walk.doneUnapproved(i))
            report("irreversible-unapproved", "some path leads to it without an approval");
    }
    return mistakes;
}

} // namespace rapoint
