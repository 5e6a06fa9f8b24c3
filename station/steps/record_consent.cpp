#include "station/steps/parameters.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> recordConsent(const StepRun& run) {
    const std::string purpose = textOf(run.spec, "purpose");
    if (const auto* said = answered<ConsentGiven>(run))
        return StepTurn{.facts = {ConsentRecorded{purpose, said->given, said->language}},
                        .exit = said->given ? "done" : "declined"};
    if (purpose == "biometrics")
        return ask(run, "consent-biometrics");
    if (purpose == "marketing")
        return ask(run, "consent-marketing");
    return ask(run, "privacy");
}

} // namespace rapoint
