#include "kiosk-ui/model/dialog_parts.h"
#include "kiosk-ui/model/local_format.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

/// What this case costs; the provider's first product where the application names none, as the steps have it.
const Product& productIn(const Subject& subject) {
    const Product* const wanted =
        subject.state.applicant ? subject.profile.product(subject.state.applicant->product) : nullptr;
    return wanted != nullptr ? *wanted : subject.profile.products.front();
}

std::vector<std::string> paymentWays(const Subject& subject) {
    if (const Journey* const journey = subject.profile.journey(subject.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == "record-payment")
                return step.ways;
    return {};
}

Page showPayment(const Subject& subject) {
    Page page = pageFor(subject, "payment", "payment");
    const Product& product = productIn(subject);
    page.lead->with = {{"product", product.name},
                       {"price", localMoney(product.priceMinor, product.currency, subject.language)}};
    const std::string chosen = valueIn(subject.form, "way");
    for (const std::string& way : paymentWays(subject))
        page.choices.push_back({.group = "way",
                                .value = way,
                                .label = {.id = "way." + way},
                                .icon = "way-" + way,
                                .chosen = chosen == way});
    if (!chosen.empty() && chosen != "cash")
        page.fields.push_back({.name = "proof",
                               .label = {.id = "field.proof"},
                               .value = valueIn(subject.form, "proof"),
                               .longest = 40});
    if (chosen == "deferred")
        page.choices.push_back({.group = "public-body",
                                .value = "yes",
                                .label = {.id = "payment.public-body"},
                                .chosen = valueIn(subject.form, "public-body") == "yes"});
    page.primary = Action{"paid", {.id = "action.paid"}, !chosen.empty()};
    page.secondary = endings(false);
    return page;
}

Outcome pressPayment(const Subject& subject, std::string_view action) {
    if (action != "paid")
        return endingPressed(action);
    const Product& product = productIn(subject);
    PaymentGiven given{valueIn(subject.form, "way"), product.priceMinor, product.currency,
                       valueIn(subject.form, "proof"), valueIn(subject.form, "public-body") == "yes"};
    if (given.way.empty())
        return FieldErrors{{"way", {.id = "error.choose"}}};
    if (given.way == "cash")
        given.proof.clear();
    else if (given.proof.empty())
        return FieldErrors{{"proof", {.id = "error.proof"}}};
    if (given.way == "deferred" && !given.publicBody)
        return FieldErrors{{"public-body", {.id = "error.public-body"}}};
    return Answer{std::move(given)};
}

bool mayBeSigned(const Subject& subject, std::string_view way) {
    const StepSpec* const step = stepOf(subject);
    if (step == nullptr || step->ways.empty()) // as the step has it
        return way == "wet-ink";
    return std::ranges::count(step->ways, way) > 0;
}

/// A card's last try is the applicant's to take, who has to know it.
void warnOfLastTry(Page& page, const std::optional<Fault>& fault) {
    if (fault && fault->code == FaultCode::PinWrong && fault->part == FaultPart{TriesLeft{1}}) {
        page.notice->advice = Text{.id = "fault.pin-last-try"};
        page.notice->more.reset();
    }
}

/// What signs on the screen, the most usual way first.
std::vector<Action> signings(const Subject& subject) {
    std::vector<Action> ways;
    if (mayBeSigned(subject, "pen"))
        ways.push_back({.name = "sign-on-screen", .label = {.id = "action.sign-on-screen"}});
    if (mayBeSigned(subject, "otp"))
        ways.push_back({.name = "send-code", .label = {.id = "action.send-code"}});
    if (mayBeSigned(subject, "holder-certificate"))
        ways.push_back({.name = "sign-with-card", .label = {.id = "action.sign-by-card"}});
    return ways;
}

Text leadWithoutPaper(const std::string& way) {
    if (way == "sign-on-screen")
        return {.id = "signature.on-screen"};
    return way == "sign-with-card" ? Text{.id = "signature.by-card"} : Text{.id = "signature.by-code"};
}

/// The page's first signing becomes its button; the others stand beside it.
void offer(Page& page, std::vector<Action> ways) {
    if (!page.primary && !ways.empty()) {
        page.primary = std::move(ways.front());
        ways.erase(ways.begin());
    }
    page.secondary.insert(page.secondary.end(), ways.begin(), ways.end());
}

Page showSignature(const Subject& subject) {
    const std::vector<Action> ways = signings(subject);
    const bool onPaper = ways.empty() || mayBeSigned(subject, "wet-ink");
    Page page = pageFor(subject, "signature", "pen");
    warnOfLastTry(page, subject.question.because);
    if (onPaper)
        page.primary = Action{"signed", {.id = "action.signed"}};
    else
        page.lead = leadWithoutPaper(ways.front().name);
    page.secondary = endings(false);
    if (!ways.empty())
        page.secondary.push_back({.name = "read-contract", .label = {.id = "action.read-contract"}});
    offer(page, ways);
    return page;
}

/// What each button for signing comes to, on all pages that have it.
Outcome pressSigning(std::string_view action) {
    if (action == "send-code")
        return Answer{CodeWanted{}};
    return OpenDialog{std::string{action}};
}

Outcome pressSignature(const Subject&, std::string_view action) {
    if (action == "sign-on-screen" || action == "read-contract" || action == "sign-with-card" ||
        action == "send-code")
        return pressSigning(action);
    return action == "signed" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showReadContract(const Subject& subject) {
    Page page = pageFor(subject, "read-contract", "list");
    page.notice.reset();
    page.isDocument = true;
    page.secondary = {{.name = "back", .label = {.id = "action.back"}}};
    offer(page, signings(subject));
    return page;
}

Outcome pressReadContract(const Subject&, std::string_view action) {
    return pressSigning(action);
}

Page showSignWithCard(const Subject& subject) {
    Page page = pageFor(subject, "sign-with-card", "card");
    warnOfLastTry(page, subject.question.because);
    page.pin = PinField{.label = {.id = "field.holder-pin"}};
    page.primary = Action{"use-card", {.id = "action.sign"}};
    page.secondary = {{.name = "back", .label = {.id = "action.back"}},
                      {.name = "read-contract", .label = {.id = "action.read-contract"}}};
    return page;
}

Outcome pressSignWithCard(const Subject&, std::string_view action) {
    return action == "read-contract" ? Outcome{OpenDialog{std::string{action}}} : Outcome{UseHolderPin{}};
}

Page showPen(const Subject& subject) {
    Page page = pageFor(subject, "sign-on-screen", "pen");
    page.notice.reset();
    page.pen = PenField{.label = {.id = "field.signature"}};
    page.primary = Action{"pen-done", {.id = "action.pen-done"}};
    page.secondary = {{.name = "back", .label = {.id = "action.back"}},
                      {.name = "read-contract", .label = {.id = "action.read-contract"}},
                      {.name = "clear-pen", .label = {.id = "action.clear-pen"}}};
    return page;
}

Outcome pressPen(const Subject&, std::string_view action) {
    if (action == "read-contract")
        return OpenDialog{std::string{action}};
    return UsePen{.clear = action == "clear-pen"};
}

Page showCode(const Subject& subject) {
    Page page = pageFor(subject, "signing-code", "pen");
    if (subject.state.codeSent)
        page.lead->with = {{"channel", subject.state.codeSent->channel}};
    page.pin = PinField{.label = {.id = "field.signing-code"}};
    page.primary = Action{"sign-by-code", {.id = "action.sign-by-code"}};
    page.secondary = endings(false);
    page.secondary.push_back({.name = "send-code", .label = {.id = "action.send-code-again"}});
    return page;
}

Outcome pressCode(const Subject&, std::string_view action) {
    if (action == "send-code")
        return Answer{CodeWanted{}};
    return action == "sign-by-code" ? Outcome{UseCode{}} : endingPressed(action);
}

/// What the second officer is to agree to.
std::vector<Row> decisionRows(const Subject& subject) {
    std::vector<Row> rows;
    const CaseState& state = subject.state;
    if (state.confirmed) {
        const Applicant& applicant = state.confirmed->applicant;
        rows.push_back(applicantRow(applicant));
        for (const std::string field : {"birthDate", "documentNumber"})
            rows.push_back(
                {.label = fieldLabel(field), .value = fieldValue(subject, field, *fieldOf(applicant, field))});
    }
    const auto seen =
        std::ranges::count_if(state.featureResults, [](const auto& result) { return result.second; });
    rows.push_back(
        {.label = {.id = "approval.features"},
         .value = literal(std::to_string(seen) + " / " + std::to_string(state.featureResults.size())),
         .mark = static_cast<std::size_t>(seen) == state.featureResults.size() ? Mark::Good : Mark::Bad});
    rows.push_back({.label = {.id = "approval.contract"},
                    .value = {.id = state.contractSigned ? "approval.signed" : "approval.unsigned"},
                    .mark = state.contractSigned ? Mark::Good : Mark::Attention});
    rows.push_back({.label = {.id = "approval.creator"}, .value = literal(state.creator)});
    return rows;
}

Page showApproval(const Subject& subject) {
    Page page = pageFor(subject, "approval", "shield");
    page.rows = decisionRows(subject);
    page.pin = PinField{.label = {.id = "field.approver-pin"}};
    page.primary = Action{"approve", {.id = "action.approve"}};
    page.secondary = endings(false);
    return page;
}

Outcome pressApproval(const Subject&, std::string_view action) {
    return action == "approve" ? Outcome{UsePin{}} : endingPressed(action);
}

Page showCoSignature(const Subject& subject) {
    Page page = pageFor(subject, "co-signature", "shield");
    page.rows.push_back({.label = {.id = "approval.approver"}, .value = literal(subject.state.approver)});
    page.pin = PinField{.label = {.id = "field.approver-pin"}};
    page.primary = Action{"approve", {.id = "action.sign"}};
    page.secondary = endings(true);
    return page;
}

} // namespace

std::vector<Dialog> contractDialogs() {
    return {{"payment", &showPayment, &pressPayment},
            {"signature", &showSignature, &pressSignature},
            {"read-contract", &showReadContract, &pressReadContract},
            {"sign-on-screen", &showPen, &pressPen},
            {"sign-with-card", &showSignWithCard, &pressSignWithCard},
            {"signing-code", &showCode, &pressCode},
            {"approval", &showApproval, &pressApproval},
            {"co-signature", &showCoSignature, &pressApproval}};
}

} // namespace rapoint::kiosk_ui
