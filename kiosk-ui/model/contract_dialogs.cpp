#include "kiosk-ui/model/dialog_parts.h"
#include "kiosk-ui/model/local_format.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

/// What this case costs; the provider's first product where the application names no product, as the steps have
/// it.
const Product& productIn(const DialogInput& input) {
    const Product* const wanted =
        input.state.applicant ? input.profile.product(input.state.applicant->product) : nullptr;
    return wanted != nullptr ? *wanted : input.profile.products.front();
}

std::vector<std::string> paymentWays(const DialogInput& input) {
    if (const Journey* const journey = input.profile.journey(input.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == "record-payment")
                return step.ways;
    return {};
}

Page showPayment(const DialogInput& input) {
    Page page = pageFor(input, "payment", "payment");
    const Product& product = productIn(input);
    page.lead->with = {{"product", product.name},
                       {"price", localMoney(product.priceMinor, product.currency, input.language)}};
    const std::string chosen = valueIn(input.form, "way");
    for (const std::string& way : paymentWays(input))
        page.choices.push_back({.group = "way",
                                .value = way,
                                .label = {.id = "way." + way},
                                .icon = "way-" + way,
                                .chosen = chosen == way});
    if (!chosen.empty() && chosen != "cash")
        page.fields.push_back({.name = "proof",
                               .label = {.id = "field.proof"},
                               .value = valueIn(input.form, "proof"),
                               .longest = 40});
    if (chosen == "deferred")
        page.choices.push_back({.group = "public-body",
                                .value = "yes",
                                .label = {.id = "payment.public-body"},
                                .chosen = valueIn(input.form, "public-body") == "yes"});
    page.primary = Button{"paid", {.id = "action.paid"}, !chosen.empty()};
    page.secondary = endings(false);
    return page;
}

Outcome pressPayment(const DialogInput& input, const Action& action) {
    if (!action.is("paid"))
        return endingPressed(action);
    const Product& product = productIn(input);
    PaymentGiven given{valueIn(input.form, "way"), product.priceMinor, product.currency,
                       valueIn(input.form, "proof"), valueIn(input.form, "public-body") == "yes"};
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

bool mayBeSigned(const DialogInput& input, std::string_view way) {
    const StepSpec* const step = stepOf(input);
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
std::vector<Button> signings(const DialogInput& input) {
    std::vector<Button> ways;
    if (mayBeSigned(input, "pen"))
        ways.push_back(button("sign-on-screen"));
    if (mayBeSigned(input, "otp"))
        ways.push_back(button("send-code"));
    if (mayBeSigned(input, "holder-certificate"))
        ways.push_back({.action = "sign-with-card", .label = {.id = "action.sign-by-card"}});
    return ways;
}

Text leadWithoutPaper(const Action& way) {
    if (way.is("sign-on-screen"))
        return {.id = "signature.on-screen"};
    return way.is("sign-with-card") ? Text{.id = "signature.by-card"} : Text{.id = "signature.by-code"};
}

/// The page's first signing becomes its button; the others stand beside it.
void offer(Page& page, std::vector<Button> ways) {
    if (!page.primary && !ways.empty()) {
        page.primary = std::move(ways.front());
        ways.erase(ways.begin());
    }
    page.secondary.insert(page.secondary.end(), ways.begin(), ways.end());
}

Page showSignature(const DialogInput& input) {
    const std::vector<Button> ways = signings(input);
    const bool onPaper = ways.empty() || mayBeSigned(input, "wet-ink");
    Page page = pageFor(input, "signature", "pen");
    warnOfLastTry(page, input.question.because);
    if (onPaper)
        page.primary = button("signed");
    else
        page.lead = leadWithoutPaper(ways.front().action);
    page.secondary = endings(false);
    if (!ways.empty())
        page.secondary.push_back(button("read-contract"));
    offer(page, ways);
    return page;
}

/// What each button for signing comes to, on all pages that have it.
Outcome pressSigning(const Action& action) {
    if (action.is("send-code"))
        return Answer{CodeWanted{}};
    return OpenDialog{action.name()};
}

Outcome pressSignature(const DialogInput&, const Action& action) {
    if (action.is("sign-on-screen") || action.is("read-contract") || action.is("sign-with-card") ||
        action.is("send-code"))
        return pressSigning(action);
    return action.is("signed") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showReadContract(const DialogInput& input) {
    Page page = pageFor(input, "read-contract", "list");
    page.notice.reset();
    page.isDocument = true;
    page.secondary = {button("back")};
    offer(page, signings(input));
    return page;
}

Outcome pressReadContract(const DialogInput&, const Action& action) {
    return pressSigning(action);
}

Page showSignWithCard(const DialogInput& input) {
    Page page = pageFor(input, "sign-with-card", "card");
    warnOfLastTry(page, input.question.because);
    page.pin = PinField{.label = {.id = "field.holder-pin"}};
    page.primary = Button{"use-card", {.id = "action.sign"}};
    page.secondary = {button("back"), button("read-contract")};
    return page;
}

Outcome pressSignWithCard(const DialogInput&, const Action& action) {
    return action.is("read-contract") ? Outcome{OpenDialog{action.name()}} : Outcome{UseHolderPin{}};
}

Page showPen(const DialogInput& input) {
    Page page = pageFor(input, "sign-on-screen", "pen");
    page.notice.reset();
    page.pen = PenField{.label = {.id = "field.signature"}};
    page.primary = button("pen-done");
    page.secondary = {button("back"), button("read-contract"), button("clear-pen")};
    return page;
}

Outcome pressPen(const DialogInput&, const Action& action) {
    if (action.is("read-contract"))
        return OpenDialog{action.name()};
    return UsePen{.clear = action.is("clear-pen")};
}

Page showCode(const DialogInput& input) {
    Page page = pageFor(input, "signing-code", "pen");
    if (input.state.codeSent)
        page.lead->with = {{"channel", input.state.codeSent->channel}};
    page.pin = PinField{.label = {.id = "field.signing-code"}};
    page.primary = button("sign-by-code");
    page.secondary = endings(false);
    page.secondary.push_back({.action = "send-code", .label = {.id = "action.send-code-again"}});
    return page;
}

Outcome pressCode(const DialogInput&, const Action& action) {
    if (action.is("send-code"))
        return Answer{CodeWanted{}};
    return action.is("sign-by-code") ? Outcome{UseCode{}} : endingPressed(action);
}

/// What the second officer is to agree to.
std::vector<Row> decisionRows(const DialogInput& input) {
    std::vector<Row> rows;
    const CaseState& state = input.state;
    if (state.confirmed) {
        const Applicant& applicant = state.confirmed->applicant;
        rows.push_back(applicantRow(applicant));
        for (const std::string field : {"birthDate", "documentNumber"})
            rows.push_back(
                {.label = fieldLabel(field), .value = fieldValue(input, field, *fieldOf(applicant, field))});
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

Page showApproval(const DialogInput& input) {
    Page page = pageFor(input, "approval", "shield");
    page.rows = decisionRows(input);
    page.pin = PinField{.label = {.id = "field.approver-pin"}};
    page.primary = button("approve");
    page.secondary = endings(false);
    return page;
}

Outcome pressApproval(const DialogInput&, const Action& action) {
    return action.is("approve") ? Outcome{UsePin{}} : endingPressed(action);
}

Page showCoSignature(const DialogInput& input) {
    Page page = pageFor(input, "co-signature", "shield");
    page.rows.push_back({.label = {.id = "approval.approver"}, .value = literal(input.state.approver)});
    page.pin = PinField{.label = {.id = "field.approver-pin"}};
    page.primary = Button{"approve", {.id = "action.sign"}};
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
