#include "station/journey/engine.h"

#include "station/journey/route.h"

#include <utility>

namespace rapoint {

namespace {

using Stopwatch = std::chrono::steady_clock;

/// No step needs more turns; one that does is wrong and would fill the disk.
constexpr int kMostTurns = 200;

} // namespace

Engine::Engine(const Profile& profile, Ports& ports, Journal& journal, Officer inspector,
               std::optional<Officer> approver)
    : m_profile{profile}
    , m_ports{ports}
    , m_journal{journal}
    , m_inspector{std::move(inspector)}
    , m_approver{std::move(approver)} {}

Result<CaseId> Engine::open(const std::string& mode, bool demo) {
    if (m_profile.journey(mode) == nullptr)
        return failure(FaultCode::ProfileInvalid, m_profile.id + " has no journey for " + mode);
    const Instant now = m_ports.clock.now();
    const CaseId id = CaseId::make(now, m_ports.random);
    const Event opened = CaseOpened{m_profile.id, mode, m_profile.digest, demo};
    RAPOINT_CHECK(m_journal.open(id, m_inspector.id, {&opened, 1}, now));
    return id;
}

Result<> Engine::refuse(const CaseId& id, const std::string& reason) {
    RAPOINT_TRY(Case work, load(id));
    RAPOINT_TRY(const Next then, next(work.state, *work.journey, m_ports.clock.now()));
    const auto* here = std::get_if<DoStep>(&then);
    if (here == nullptr || targetOf(*work.journey, *here->step, "refused") == nullptr)
        return failure(FaultCode::NotAllowed, "the case cannot be refused where it stands");
    std::vector<Event> facts;
    if (!work.state.card.serial.empty())
        facts.emplace_back(CardVoided{work.state.card.serial, reason});
    facts.emplace_back(Refused{reason});
    facts.emplace_back(StepFinished{here->step->id, "refused"});
    return record(work, std::move(facts), m_inspector.id);
}

Result<Engine::Case> Engine::load(const CaseId& id) const {
    Case work{id, {}, {}, nullptr};
    RAPOINT_TRY(work.events, m_journal.load(id));
    work.state = fold(work.events);
    work.journey = m_profile.journey(work.state.opened.mode);
    if (work.state.opened.provider != m_profile.id || work.journey == nullptr)
        return failure(FaultCode::ProfileInvalid, "the case belongs to another profile");
    return work;
}

Result<Standing> Engine::advance(const CaseId& id, Person& person) {
    RAPOINT_TRY(Case work, load(id));
    for (;;) {
        RAPOINT_TRY(const Next then, next(work.state, *work.journey, m_ports.clock.now()));
        if (const auto* finished = std::get_if<Finished>(&then))
            return Standing{std::move(work.state), *finished};
        if (const auto* waiting = std::get_if<WaitFor>(&then))
            return Standing{std::move(work.state), std::nullopt, *waiting};
        if (const auto* expired = std::get_if<Expired>(&then)) {
            RAPOINT_CHECK(record(work, {StepFinished{expired->step->id, "expired"}}, "station"));
            continue;
        }
        std::optional<Question> unanswered;
        RAPOINT_CHECK(runStep(work, *std::get<DoStep>(then).step, person, unanswered));
        if (unanswered)
            return Standing{std::move(work.state), std::nullopt, std::nullopt, std::move(unanswered)};
    }
}

Result<> Engine::runStep(Case& work, const StepSpec& spec, Person& person, std::optional<Question>& unanswered) {
    std::chrono::microseconds spent{};
    std::optional<Answer> answer;
    bool fresh = false;
    for (int turns = 0; turns < kMostTurns; ++turns) {
        const auto begun = Stopwatch::now();
        RAPOINT_TRY(StepTurn turn, takeTurn(work, spec, fresh, std::exchange(answer, std::nullopt)));
        if (turn.exit)
            turn.facts.emplace_back(StepFinished{spec.id, *turn.exit});
        fresh = !turn.facts.empty();
        if (fresh)
            RAPOINT_CHECK(record(work, std::move(turn.facts), turn.actor.empty() ? m_inspector.id : turn.actor));
        spent += std::chrono::duration_cast<std::chrono::microseconds>(Stopwatch::now() - begun);
        if (turn.fault)
            return tl::make_unexpected(*turn.fault);
        if (turn.exit) {
            if (m_watcher)
                m_watcher({spec.id, *turn.exit, spent});
            return {};
        }
        if (turn.question) {
            answer = person.answer(*turn.question, work.state);
            if (!answer) {
                if (turn.question->because)
                    return tl::make_unexpected(*turn.question->because);
                unanswered = std::move(turn.question);
                return {};
            }
        }
    }
    return failure(FaultCode::Internal, "step " + spec.id + " does not come to an end");
}

Result<StepTurn> Engine::takeTurn(const Case& work, const StepSpec& spec, bool fresh,
                                  std::optional<Answer> answer) {
    const Step step = findStep(spec.word);
    if (step == nullptr)
        return failure(FaultCode::StepNotBuilt, spec.word);
    const Date today = m_asOf ? *m_asOf : Date{std::chrono::floor<std::chrono::days>(m_ports.clock.now())};
    const StepRun run{work.id,    work.state, work.events, m_profile,        spec, m_ports, m_inspector,
                      m_approver, today,      fresh,       std::move(answer)};
    return step(run);
}

Result<> Engine::record(Case& work, std::vector<Event> facts, const std::string& actor) {
    const Instant now = m_ports.clock.now();
    bool closing = false;
    for (const Event& fact : facts)
        closing = closing || std::holds_alternative<CaseClosed>(fact);
    RAPOINT_CHECK(closing ? m_journal.close(work.id, work.state.length, actor, facts, now)
                          : m_journal.append(work.id, work.state.length, actor, facts, now));
    for (Event& fact : facts) {
        work.events.push_back({work.state.length + 1, now, actor, std::move(fact)});
        apply(work.state, work.events.back());
    }
    return {};
}

} // namespace rapoint
