#include "station/steps/sheet_data.h"

#include "station/steps/product_of.h"

#include <array>
#include <cstdio>

namespace rapoint {

namespace {

std::string priceText(std::int64_t minor) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld.%02lld", static_cast<long long>(minor / 100),
                  static_cast<long long>(minor % 100));
    return text.data();
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
        {"birthDate", applicant.birthDate},
        {"nationality", applicant.nationality},
        {"documentNumber", applicant.documentNumber},
        {"nationalNumber", applicant.nationalNumber.value},
        {"email", applicant.email},
        {"product", product->id},
        {"productName", product->name},
        {"validity", std::to_string(product->validityDays)},
        {"price", priceText(product->priceMinor)},
        {"currency", product->currency},
        {"paymentWay", paid},
        {"date", toText(today)},
        {"officer", run.inspector.id},
        {"provider", run.profile.name},
        {"cardSerial", state.card.serial},
        {"envelopeSerial", state.envelope.serial},
    };
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

} // namespace rapoint
