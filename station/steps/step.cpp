#include "station/steps/step.h"

#include "station/steps/steps.h"

#include <array>
#include <utility>

namespace rapoint {

namespace {

constexpr std::array<std::pair<std::string_view, Step>, 20> kSteps{{
    {"prefill-applicant", &prefillApplicant},
    {"capture-document", &captureDocument},
    {"read-mrz", &readMrz},
    {"compare-data", &compareWithDocument},
    {"check-features", &checkFeatures},
    {"record-payment", &recordPayment},
    {"print-contract", &printContract},
    {"sign-contract", &signContract},
    {"approve-case", &approveCase},
    {"personalise-card", &personaliseCard},
    {"deliver-pin", &deliverPin},
    {"hand-over", &handOver},
    {"seal-package", &sealPackage},
    {"deliver-package", &deliverPackage},
    {"issue-certificate", &issueCertificate},
    {"write-certificate", &writeCertificate},
    {"revoke-certificate", &revokeCertificate},
    {"await-clarification", &awaitClarification},
    {"refuse-case", &refuseCase},
    {"close-case", &closeCase},
}};

} // namespace

Step findStep(std::string_view word) {
    for (const auto& [name, step] : kSteps)
        if (name == word)
            return step;
    return nullptr;
}

StepTurn ask(const StepRun& run, std::string what, std::optional<Fault> because) {
    return {.question = Question{run.spec.word, std::move(what), std::move(because)}};
}

std::optional<StepTurn> ending(const StepRun& run) {
    if (const auto* refusal = answered<RefuseApplicant>(run))
        return refused({}, refusal->reason);
    if (const auto* deferral = answered<DeferApplicant>(run))
        return StepTurn{.facts = {Deferred{deferral->reason}}, .exit = "deferred"};
    return std::nullopt;
}

std::optional<StepTurn> endingWithCard(const StepRun& run) {
    const auto* refusal = answered<RefuseApplicant>(run);
    if (refusal == nullptr)
        return std::nullopt;
    std::vector<Event> facts;
    const bool handedOver = run.state.handedOver.has_value();
    if (run.state.envelope.printed != Stage::None && !handedOver)
        facts.emplace_back(EnvelopeVoided{run.state.envelope.serial, refusal->reason});
    if (run.state.card.initialised != Stage::None)
        facts.emplace_back(CardVoided{run.state.card.serial, refusal->reason});
    return refused(std::move(facts), refusal->reason);
}

} // namespace rapoint
