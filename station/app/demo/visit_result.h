#pragma once

#include "station/app/demo/demo_visit.h"
#include "station/app/terminal/output.h"
#include "station/engine/engine.h"

#include <string>
#include <vector>

namespace rapoint::app {

/// What is known of a visit while it runs.
struct VisitResult {
    CaseId caseId;
    std::vector<StepReport> steps;
    std::string waitingFor; ///< empty: nobody, the case is closed
};

/// Lays the certificate (read back from the card) and its chain out in result/ as PEM, says where everything is
/// and how long each step took, and gives the exit status.
Result<int> conclude(const DemoPlace& place, const CaseState& state, const VisitResult& result,
                     const Output& output);

} // namespace rapoint::app
