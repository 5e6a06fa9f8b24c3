#pragma once

#include "station/journey/next.h"
#include "station/journey/profiles.h"
#include "station/ports/storage.h"
#include "station/steps/step.h"

#include <chrono>
#include <functional>

namespace rapoint {

/// How far a case came, and why the engine stopped: it is closed, waits for somebody elsewhere, or a person did
/// not answer.
struct CaseProgress {
    CaseState state;
    std::optional<Finished> finished{};
    std::optional<WaitFor> waiting{};
    std::optional<Question> question{};
};

/// What somebody watching is told as the journey goes on.
struct StepReport {
    std::string step;
    std::string exit;                     ///< empty: the step begins now
    std::chrono::microseconds duration{}; ///< of the station's own work, without waiting for answers
    std::string fact{};                   ///< what has just been recorded while the step goes on: after
                                          ///< "KeyIntended" the card makes its key, which may take two minutes
};

/// Moves cases along their journeys: asks `next`, runs the step turn by turn, makes each turn's facts durable
/// before anything else happens. Holds no state of its own between calls: after a crash another engine goes on
/// from the journal. One engine per worker thread.
class Engine {
public:
    using Watcher = std::function<void(const StepReport&)>;

    /// Begins cases with today's profile and goes on with each by its own.
    Engine(Profiles& profiles, Ports& ports, Journal& journal, Officer inspector);

    /// The day on which documents are judged, if it is not today (the demonstration's specimens are long expired).
    void judgeDocumentsAsOf(Date day) { m_asOf = day; }
    /// Nobody but an applicant is here: only what may be done at a kiosk is, and the applicant's answers are
    /// recorded as the applicant's. Otherwise cases that were begun at a kiosk go on as at a desk.
    void setUnattended() { m_attended = false; }
    void watch(Watcher watcher) { m_watcher = std::move(watcher); }
    /// Asked before a case is begun in a mode; its fault is that of open(). Without it every case may be begun.
    using Permission = std::function<Result<>(const std::string& mode)>;
    void askBeforeOpening(Permission permission) { m_mayOpen = std::move(permission); }

    /// Begins a case in this mode; the fault of whoever has to permit it.
    Result<CaseId> open(const std::string& mode, bool demo);
    /// Goes on with the case as far as it can. A fault leaves everything recorded so far; the call can be
    /// repeated. Where the applicant can be refused, the person is asked about the fault first ("trouble"): trying
    /// again, taking another card, or ending the case, are the answers; without one the call ends with the fault.
    Result<CaseProgress> advance(const CaseId& id, Person& person);
    /// As advance, but only while the case is at a step with this word; elsewhere it is left alone.
    Result<CaseProgress> advanceThrough(std::string_view word, const CaseId& id, Person& person);
    /// Gives the step at which the case stands an answer before it asks, such as ReplaceCard: one turn, no
    /// further. not-allowed where the case waits for somebody else or is closed; the step's own fault.
    Result<> answerUnasked(const CaseId& id, Answer answer);

private:
    struct Case {
        CaseId id;
        const Profile* profile = nullptr;
        const Journey* journey = nullptr;
        std::vector<RecordedEvent> events;
        CaseState state;
        std::optional<Officer> approver{}; ///< signed in at a question; signed out when the call ends
    };

    Result<Case> load(const CaseId& id);
    Result<> followProfile(Case& work);
    Result<Next> nextOf(const Case& work) const;
    Result<CaseProgress> goOn(const CaseId& id, Person& person, std::string_view only);
    Result<> runStep(Case& work, const StepSpec& spec, Person& person, std::optional<Question>& unanswered);
    StepTurn takeTurn(const Case& work, const StepSpec& spec, bool fresh, std::optional<Answer> answer);
    Result<> record(Case& work, std::vector<Event> facts, const std::string& actor);
    /// What the turn says, and that the step is done if it is; false if it says nothing.
    Result<bool> recordTurn(Case& work, StepTurn& turn, const StepSpec& spec);
    std::string actorOf(const StepTurn& turn, const StepSpec& spec) const;

    Profiles& m_profiles;
    Ports& m_ports;
    Journal& m_journal;
    Officer m_inspector;
    std::optional<Date> m_asOf;
    bool m_attended = true;
    Watcher m_watcher;
    Permission m_mayOpen;
};

} // namespace rapoint
