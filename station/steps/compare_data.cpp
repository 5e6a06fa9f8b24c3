#include "station/case/applicant_check.h"
#include "station/case/data_comparison.h"
#include "station/identity/subject.h"
#include "station/steps/steps.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::string_view kFields[] = {"surname",
                                        "givenNames",
                                        "birthDate",
                                        "nationality",
                                        "documentNumber",
                                        "nationalNumber.country",
                                        "nationalNumber.value"};

/// What a walk-in left empty is taken from the document, each as a correction of its own.
std::vector<Event> fillFromDocument(const Applicant& applicant, const Applicant& document) {
    std::vector<Event> facts;
    for (const std::string_view field : kFields) {
        const std::string had = *fieldOf(applicant, field);
        const std::string has = *fieldOf(document, field);
        if (had.empty() && !has.empty())
            facts.emplace_back(DataCorrected{std::string{field}, had, has, "read from the document"});
    }
    return facts;
}

Result<StepTurn> correct(const StepRun& run, const Correction& correction) {
    const auto old = fieldOf(*run.state.applicant, correction.field);
    if (!old)
        return failure(FaultCode::InputInvalid, "there is no field " + correction.field);
    if (correction.reason.empty())
        return failure(FaultCode::InputInvalid, "a correction needs its reason");
    if (*old == correction.value)
        return failure(FaultCode::InputInvalid, "the correction changes nothing");
    return again({DataCorrected{correction.field, *old, correction.value, correction.reason}});
}

} // namespace

Result<StepTurn> compareWithDocument(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.mrz || !run.state.applicant)
        return failure(FaultCode::ProfileInvalid, "compare-data comes before read-mrz and prefill-applicant");
    if (const auto* correction = answered<Correction>(run))
        return correct(run, *correction);

    if (run.state.prefilled->source == "walk-in" && !run.state.compared) {
        auto facts =
            fillFromDocument(*run.state.applicant, applicantFromDocument(run.state.mrz->fields, run.today));
        if (!facts.empty() && run.state.corrections.empty())
            return again(std::move(facts));
    }
    if (run.profile.product(run.state.applicant->product) == nullptr && !run.state.applicant->product.empty())
        return ask(run, "product");
    std::vector<Difference> differences = compareData(*run.state.applicant, run.state.mrz->fields, run.today);
    for (Difference& unusable : checkApplicant(*run.state.applicant))
        differences.push_back(std::move(unusable));
    // A subject that cannot be made is found now, not when the card has its key.
    if (differences.empty())
        if (const auto subject = subjectOf(*run.state.applicant, run.state.mrz->fields); !subject)
            differences.push_back({"nationality", run.state.applicant->nationality, {}, "no-subject"});
    const bool known = run.state.compared && run.state.compared->differences == differences;
    std::vector<Event> facts;
    if (!known)
        facts.emplace_back(DataCompared{differences});
    // Alone, nobody is refused: an officer looks at it.
    if (run.attended &&
        std::ranges::any_of(differences, [](const Difference& d) { return d.problem == "expired"; }))
        return refused(std::move(facts), "document-expired");
    if (!facts.empty())
        return again(std::move(facts));

    if (std::ranges::any_of(differences, isBlocking))
        return ask(run, "differences");
    if (answered<Confirmed>(run) == nullptr)
        return ask(run, "confirm-data");
    return done({DataConfirmed{*run.state.applicant}});
}

} // namespace rapoint
