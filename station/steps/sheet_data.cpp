#include "station/steps/sheet_data.h"

#include "station/steps/parameters.h"
#include "station/steps/product_of.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Dates that are not known to the day stay as the document has them.
void addDate(SheetData& data, const std::string& name, const std::string& text) {
    if (const auto date = dateFromText(text))
        data.local[name] = *date;
    else
        data.values[name] = text;
}

const StepSpec* contractStep(const StepRun& run) {
    const Journey* const journey = run.profile.journey(run.state.opened.mode);
    if (journey == nullptr)
        return nullptr;
    const auto step = std::ranges::find(journey->steps, "print-contract", &StepSpec::word);
    return step == journey->steps.end() ? nullptr : &*step;
}

} // namespace

Result<SheetData> sheetDataOf(const StepRun& run) {
    RAPOINT_TRY(const Product* const product, productOf(run));
    const CaseState& state = run.state;
    const Applicant& applicant = state.confirmed->applicant;
    const Date today{std::chrono::floor<std::chrono::days>(run.ports.clock.now())};
    const std::string paid = state.payment ? state.payment->way : std::string{};
    SheetData data;
    data.qr = run.id.text();
    data.values = {
        {"caseId", run.id.text()},
        {"reference", applicant.reference},
        {"surname", applicant.surname},
        {"givenNames", applicant.givenNames},
        {"documentNumber", applicant.documentNumber},
        {"nationalNumber", applicant.nationalNumber.value},
        {"email", applicant.email},
        {"product", product->id},
        {"validity", std::to_string(product->validityDays)},
        {"officer", run.inspector.id},
        {"provider", run.profile.name},
        {"cardSerial", state.card.serial},
        {"envelopeSerial", state.envelope.serial.empty() ? "–" : state.envelope.serial},
    };
    data.local = {
        {"nationality", CountryCode{applicant.nationality}},
        {"productName", Term{"product." + product->id}},
        {"price", Money{product->priceMinor, product->currency}},
        {"date", today},
    };
    addDate(data, "birthDate", applicant.birthDate);
    data.conditions = {
        {"paid", !paid.empty() && paid != "deferred"},
        {"paid-cash", paid == "cash"},
        {"paid-card", paid == "card"},
        {"paid-transfer", paid == "transfer-proof"},
        {"payment-deferred", paid == "deferred"},
        {"has-national-number", !applicant.nationalNumber.value.empty()},
        {"has-email", !applicant.email.empty()},
    };
    return data;
}

std::vector<std::string> sheetLanguages(const StepRun& run) {
    const StepSpec* const contract = contractStep(run);
    std::vector<std::string> languages =
        contract != nullptr ? textsOf(*contract, "languages") : std::vector<std::string>{};
    if (languages.empty())
        languages = run.profile.languages;
    // No more than two stand side by side; the first is the binding one.
    languages.resize(std::min<std::size_t>(languages.size(), 2));
    return languages;
}

} // namespace rapoint
