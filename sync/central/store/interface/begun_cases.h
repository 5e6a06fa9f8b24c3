#pragma once

#include "station/base/clock.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// What somebody at the central decided about a case that was held.
enum class HeldDecision { Open, Accepted, Rejected };

/// A case whose package was opened: which station began it, how, when, and whether that was more than it was
/// allowed.
struct BegunCase {
    CaseId id;
    std::string station{}; ///< common name of its certificate; empty: nobody knows
    std::string mode{};
    Instant begunAt{};
    std::string held{}; ///< why it needs a decision; empty: it does not
    HeldDecision decision = HeldDecision::Open;
    std::string decidedBy{};
    std::string reason{}; ///< of the decision

    /// Whether nothing is issued for it until somebody has decided.
    bool waits() const { return !held.empty() && decision == HeldDecision::Open; }
};

/// The cases that were begun, each once. Safe to call from several threads and nodes. Faults: storage-failed,
/// disk-full.
class BegunCases {
public:
    virtual ~BegunCases() = default;

    virtual Result<std::optional<BegunCase>> find(const CaseId& id) = 0;
    /// Those that were held, in the order in which they were begun.
    virtual Result<std::vector<BegunCase>> held() = 0;
    /// How many cases the station began in this mode from `from` on and before `to`, this one apart.
    virtual Result<std::uint64_t> count(const std::string& station, const std::string& mode, Instant from,
                                        Instant to, const CaseId& except) = 0;
    /// The first record of a case stays. Durable when it returns.
    virtual Result<> put(const BegunCase& begun) = 0;
    /// input-invalid for a case that is not held, or about which something was decided before.
    virtual Result<> decide(const CaseId& id, HeldDecision decision, const std::string& by,
                            const std::string& reason) = 0;
};

} // namespace rapoint::sync
