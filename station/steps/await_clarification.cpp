#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> awaitClarification(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (answered<Confirmed>(run) == nullptr)
        return ask(run, "clarification");
    return done();
}

} // namespace rapoint
