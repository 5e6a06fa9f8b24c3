#include "station/journey/guards.h"

#include <algorithm>

namespace rapoint {

namespace {

bool accepted(const CaseState& state) {
    return !state.refused;
}

bool refused(const CaseState& state) {
    return state.refused.has_value();
}

bool contractRequired(const CaseState& state) {
    return accepted(state) && !state.contractSigned;
}

bool paymentDue(const CaseState& state) {
    return accepted(state) && !state.payment;
}

bool invoiceOpen(const CaseState& state) {
    return state.payment && state.payment->way == "deferred";
}

bool hasEmail(const CaseState& state) {
    return state.applicant && !state.applicant->email.empty();
}

bool withoutEmail(const CaseState& state) {
    return !hasEmail(state);
}

bool walkIn(const CaseState& state) {
    return state.prefilled && state.prefilled->source == "walk-in";
}

bool dataCorrected(const CaseState& state) {
    return !state.corrections.empty();
}

bool certificateExpected(const CaseState& state) {
    return accepted(state) && !state.card.request.empty() && !state.certificate;
}

bool certificateToWrite(const CaseState& state) {
    return accepted(state) && state.certificate && !state.last<CertificateWritten>();
}

bool envelopeMade(const CaseState& state) {
    return state.envelope.printed == Stage::Done;
}

} // namespace

const std::vector<Guard>& guards() {
    static const std::vector<Guard> table{
        {"accepted", "nobody has refused the case", accepted, true, false},
        {"refused", "the case is refused", refused, false, true},
        {"contract-required", "not refused, and no contract is signed yet", contractRequired, true, false},
        {"payment-due", "not refused, and no payment is on record", paymentDue, true, false},
        {"invoice-open", "the payment is deferred to an invoice", invoiceOpen, false, false},
        {"has-email", "the applicant gave an e-mail address", hasEmail, false, false},
        {"without-email", "the applicant gave no e-mail address", withoutEmail, false, false},
        {"walk-in", "the applicant came without an application", walkIn, false, false},
        {"data-corrected", "something in the application was corrected", dataCorrected, false, false},
        {"certificate-expected", "not refused, and a request waits for its certificate", certificateExpected, true,
         false},
        {"certificate-to-write", "not refused, and a certificate is not on its card yet", certificateToWrite, true,
         false},
        {"envelope-made", "a PIN envelope is printed", envelopeMade, false, false},
    };
    return table;
}

const Guard* findGuard(std::string_view name) {
    const auto found = std::ranges::find(guards(), name, &Guard::name);
    return found != guards().end() ? &*found : nullptr;
}

} // namespace rapoint
