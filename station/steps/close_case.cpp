#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> closeCase(const StepRun& run) {
    return done({CaseClosed{run.state.refused ? "refused" : "completed"}});
}

} // namespace rapoint
