#include "station/case/feature_checklist.h"
#include "station/steps/parameters.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> checkFeatures(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.features) {
        RAPOINT_TRY(FeaturesPicked picked,
                    pickFeatures(textsOf(run.spec, "features"),
                                 static_cast<std::size_t>(numberOf(run.spec, "count", 3)),
                                 static_cast<std::size_t>(numberOf(run.spec, "random", 1)), run.ports.random));
        return again({std::move(picked)});
    }
    const auto* seen = answered<FeaturesSeen>(run);
    if (seen == nullptr)
        return ask(run, "features");
    std::vector<Event> facts;
    bool all = true;
    for (const std::string& feature : run.state.features->features) {
        const auto at = seen->present.find(feature);
        if (at == seen->present.end())
            return failure(FaultCode::InputInvalid, "no answer for the feature " + feature);
        facts.emplace_back(FeatureChecked{feature, at->second});
        all = all && at->second;
    }
    return all ? done(std::move(facts)) : refused(std::move(facts), "security-feature-missing");
}

} // namespace rapoint
