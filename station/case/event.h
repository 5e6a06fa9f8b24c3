#pragma once

#include "station/base/clock.h"
#include "station/base/ids.h"
#include "station/case/card_events.h"
#include "station/case/contract_events.h"
#include "station/case/delivery_events.h"
#include "station/case/identity_events.h"
#include "station/case/service_events.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rapoint {

// The facts a case is made of. Each says what has happened, never what should. `kName` and the field names are the
// form in which they are stored, packed and audited: they do not change once released. `describe` names the fields
// for the codec. Events may hold personal data; their names and actors never do. Times and actors are recorded
// beside them.

/// The applicant is told to come back or to bring something: the case waits.
struct Deferred {
    static constexpr std::string_view kName = "Deferred";
    std::string reason;

    static void describe(auto& self, auto&& field) { field("reason", self.reason); }
};

struct Refused {
    static constexpr std::string_view kName = "Refused";
    std::string reason;

    static void describe(auto& self, auto&& field) { field("reason", self.reason); }
};

/// The engine's own fact: which way a step was left.
struct StepFinished {
    static constexpr std::string_view kName = "StepFinished";
    std::string step; ///< id in the journey
    std::string exit; ///< "done", "refused", "deferred", "skipped", "expired"

    static void describe(auto& self, auto&& field) {
        field("step", self.step);
        field("exit", self.exit);
    }
};

struct CaseClosed {
    static constexpr std::string_view kName = "CaseClosed";
    std::string outcome; ///< "completed" or "refused"

    static void describe(auto& self, auto&& field) { field("outcome", self.outcome); }
};

using VisitFacts = FactList<Deferred, Refused, StepFinished, CaseClosed>;

using Event =
    JoinedFacts<IdentityFacts, ContractFacts, CardFacts, DeliveryFacts, VisitFacts, ServiceFacts>::Variant;

inline std::string_view nameOf(const Event& event) {
    return std::visit([](const auto& e) { return e.kName; }, event);
}

/// An event as the journal has it.
struct RecordedEvent {
    std::uint64_t number = 0; ///< from 1 within its case
    Instant at{};
    std::string actor; ///< officer or "station"
    Event event;
};

} // namespace rapoint
