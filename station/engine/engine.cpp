#include "station/engine/engine.h"

#include "station/crypto/member.h"
#include "station/journey/vocabulary.h"

#include <algorithm>
#include <utility>

namespace rapoint {

namespace {

using Stopwatch = std::chrono::steady_clock;

/// No step needs more turns; one that does is wrong and would fill the disk.
constexpr int kMaxTurns = 200;

/// Whether the applicant can be refused at this step: then a fault that stays need not keep the case open for
/// ever.
bool canBeRefused(const StepSpec& spec) {
    const WordSpec* const word = findWord(spec.word);
    return word != nullptr && findStep(spec.word) != nullptr && std::ranges::count(word->exits, "refused") > 0;
}

/// Where a case goes on: officers finish at the desk what was begun at a kiosk.
std::string_view placeOf(const CaseState& state, bool attended) {
    constexpr std::string_view kiosk = "kiosk";
    if (!attended)
        return kiosk;
    return state.opened.mode == kiosk ? std::string_view{"desk"} : std::string_view{state.opened.mode};
}

} // namespace

Engine::Engine(Profiles& profiles, Ports& ports, Journal& journal, Officer inspector)
    : m_profiles{profiles}
    , m_ports{ports}
    , m_journal{journal}
    , m_inspector{std::move(inspector)} {}

Result<CaseId> Engine::open(const std::string& mode, bool demo) {
    const Profile& profile = m_profiles.today();
    if (profile.journey(mode) == nullptr)
        return failure(FaultCode::ProfileInvalid, profile.id + " has no journey for " + mode);
    if (m_mayOpen)
        RAPOINT_CHECK(m_mayOpen(mode));
    const Instant now = m_ports.clock.now();
    const CaseId id = CaseId::make(now, m_ports.random);
    RAPOINT_TRY(const Member creator, memberOf(m_inspector.key->certificate()));
    const Event opened = CaseOpened{profile.id, mode, profile.digest, demo, creator.publicKey.hex()};
    RAPOINT_CHECK(m_journal.open(id, m_inspector.id, {&opened, 1}, now));
    return id;
}

Result<CaseProgress> Engine::advance(const CaseId& id, Person& person) {
    return goOn(id, person, {});
}

Result<CaseProgress> Engine::advanceThrough(std::string_view word, const CaseId& id, Person& person) {
    return goOn(id, person, word);
}

Result<Engine::Case> Engine::load(const CaseId& id) {
    Case work{.id = id, .profile = nullptr, .journey = nullptr, .events = {}, .state = {}};
    RAPOINT_TRY(work.events, m_journal.load(id));
    work.state = fold(work.events);
    RAPOINT_CHECK(followProfile(work));
    return work;
}

Result<> Engine::followProfile(Case& work) {
    RAPOINT_TRY(work.profile, m_profiles.of(work.state));
    work.journey = work.profile->journey(work.state.opened.mode);
    if (work.state.opened.provider != work.profile->id || work.journey == nullptr)
        return failure(FaultCode::ProfileInvalid, "the case belongs to another profile");
    if (work.profile->digest == work.state.profileDigest)
        return {};
    return record(work, {ProfileAdopted{work.profile->digest}}, "station");
}

Result<Next> Engine::nextOf(const Case& work) const {
    return next(work.state, *work.journey, m_ports.clock.now(), placeOf(work.state, m_attended));
}

Result<> Engine::answerUnasked(const CaseId& id, Answer answer) {
    RAPOINT_TRY(Case work, load(id));
    RAPOINT_TRY(const Next then, nextOf(work));
    const auto* const here = std::get_if<DoStep>(&then);
    if (here == nullptr)
        return failure(FaultCode::NotAllowed, "the case stands at no step of this station");
    StepTurn turn = takeTurn(work, *here->step, false, std::move(answer));
    RAPOINT_CHECK(recordTurn(work, turn, *here->step));
    if (turn.fault)
        return tl::make_unexpected(*turn.fault);
    return {};
}

Result<CaseProgress> Engine::goOn(const CaseId& id, Person& person, std::string_view only) {
    RAPOINT_TRY(Case work, load(id));
    for (;;) {
        RAPOINT_TRY(const Next then, nextOf(work));
        if (const auto* finished = std::get_if<Finished>(&then))
            return CaseProgress{std::move(work.state), *finished};
        if (const auto* waiting = std::get_if<WaitFor>(&then))
            return CaseProgress{std::move(work.state), std::nullopt, *waiting};
        if (const auto* expired = std::get_if<Expired>(&then)) {
            RAPOINT_CHECK(record(work, {StepFinished{expired->step->id, "expired"}}, "station"));
            continue;
        }
        const StepSpec& step = *std::get<DoStep>(then).step;
        if (!only.empty() && step.word != only)
            return CaseProgress{std::move(work.state)};
        std::optional<Question> unanswered;
        RAPOINT_CHECK(runStep(work, step, person, unanswered));
        if (unanswered)
            return CaseProgress{std::move(work.state), std::nullopt, std::nullopt, std::move(unanswered)};
    }
}

Result<> Engine::runStep(Case& work, const StepSpec& spec, Person& person, std::optional<Question>& unanswered) {
    std::chrono::microseconds spent{};
    std::optional<Answer> answer;
    bool fresh = false;
    if (m_watcher)
        m_watcher({spec.id, {}, {}});
    for (int turns = 0; turns < kMaxTurns; ++turns) {
        const auto begun = Stopwatch::now();
        StepTurn turn = takeTurn(work, spec, fresh, std::exchange(answer, std::nullopt));
        RAPOINT_TRY(fresh, recordTurn(work, turn, spec));
        spent += std::chrono::duration_cast<std::chrono::microseconds>(Stopwatch::now() - begun);
        if (fresh && !turn.exit && m_watcher)
            m_watcher({spec.id, {}, {}, std::string{nameOf(work.events.back().event)}});
        if (turn.fault && !canBeRefused(spec))
            return tl::make_unexpected(*turn.fault);
        if (turn.fault)
            turn.question = Question{spec.word, "trouble", std::move(turn.fault)};
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
            if (const auto* given = std::get_if<ApprovalGiven>(&*answer))
                work.approver = given->approver;
        }
    }
    return failure(FaultCode::Internal, "step " + spec.id + " does not come to an end");
}

StepTurn Engine::takeTurn(const Case& work, const StepSpec& spec, bool fresh, std::optional<Answer> answer) {
    const Step step = findStep(spec.word);
    if (step == nullptr)
        return {.fault = Fault{FaultCode::StepNotBuilt, spec.word}};
    const Date today = m_asOf ? *m_asOf : Date{std::chrono::floor<std::chrono::days>(m_ports.clock.now())};
    const StepRun run{work.id,     work.state,    work.events, *work.profile, spec,       m_ports,
                      m_inspector, work.approver, today,       fresh,         m_attended, std::move(answer)};
    auto turn = step(run);
    return turn ? std::move(*turn) : StepTurn{.fault = std::move(turn).error()};
}

Result<bool> Engine::recordTurn(Case& work, StepTurn& turn, const StepSpec& spec) {
    if (turn.exit)
        turn.facts.emplace_back(StepFinished{spec.id, *turn.exit});
    if (turn.facts.empty())
        return false;
    RAPOINT_CHECK(record(work, std::move(turn.facts), actorOf(turn, spec)));
    return true;
}

std::string Engine::actorOf(const StepTurn& turn, const StepSpec& spec) const {
    if (!turn.actor.empty())
        return turn.actor;
    return m_attended ? m_inspector.id : spec.by;
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
