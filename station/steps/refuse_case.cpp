#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> refuseCase(const StepRun& run) {
    const auto at = run.spec.parameters.find("reason");
    const auto* reason = at == run.spec.parameters.end() ? nullptr : std::get_if<std::string>(&at->second);
    if (reason == nullptr)
        return failure(FaultCode::ProfileInvalid, "refuse-case needs its reason");
    return refused({}, *reason);
}

} // namespace rapoint
