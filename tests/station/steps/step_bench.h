#pragma once

#include "station/steps/step.h"
#include "tests/support/fakes/fake_ports.h"
#include "tests/support/fakes/memory_signing_key.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace rapoint::test {

/// One step of one case in a world in memory, turned by hand: what the engine does with a step, without a journal.
class StepBench {
public:
    explicit StepBench(const std::string& word);

    FakePorts world;
    Profile profile; ///< "specimen", with one product for 299.00 PLN, and a journey "desk" of this step alone
    StepSpec spec;   ///< of the step; a test gives it ways and parameters
    Officer inspector;
    std::optional<Officer> approver{};
    bool attended = true;
    CaseId id;

    /// These facts are on record before the step's turn.
    void happened(std::vector<Event> facts);
    /// The applicant is known as far as that: prefilled, document captured and read, data confirmed.
    void identified();
    /// Also approved by the second officer, who is signed in.
    void approved();
    /// Also a card personalised in the world, with PIN 111111 and SO PIN or PUK 22222222.
    void personalised(bool withPuk = false);

    /// One turn; its facts are on record afterwards, as the engine does it.
    Result<StepTurn> turn(std::optional<Answer> answer = {});
    /// Turns until the step asks, ends or fails; `answer` goes to the first of them.
    Result<StepTurn> run(std::optional<Answer> answer = {});
    /// What is on record stays; an intent without a result was left by a crash.
    void crash() { m_fresh = false; }

    CaseState state() const { return fold(m_events); }
    const std::vector<RecordedEvent>& events() const { return m_events; }
    /// How often such a fact is on record.
    template <class Fact>
    int count() const {
        int found = 0;
        for (const RecordedEvent& event : m_events)
            found += std::holds_alternative<Fact>(event.event) ? 1 : 0;
        return found;
    }

private:
    std::vector<RecordedEvent> m_events;
    bool m_fresh = false;
};

/// The person of all these cases, and what a document says of her.
Applicant annaKowalska();
MrzFields zoneOfAnna();

/// How the step was left; "" if it was not. The other two: what it asks, and the name of its fault.
std::string exitOf(const Result<StepTurn>& turn);
std::string askedBy(const Result<StepTurn>& turn);
std::string faultOf(const Result<StepTurn>& turn);

} // namespace rapoint::test
