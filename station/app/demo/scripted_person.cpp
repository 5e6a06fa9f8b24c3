#include "station/app/demo/scripted_person.h"

#include "station/app/demo/demo_signature.h"
#include "station/case/data_comparison.h"
#include "station/steps/document_pages.h"

#include <algorithm>

namespace rapoint::app {

ScriptedPerson::ScriptedPerson(Script script, const Profile& profile, const Output& output)
    : m_script{std::move(script)}
    , m_profile{profile}
    , m_output{output} {}

std::optional<Answer> ScriptedPerson::answer(const Question& question, const CaseState& state) {
    const std::string& what = question.what;
    if (!m_script.refusal.empty())
        return RefuseApplicant{m_script.refusal};
    if ((what == "picture" || what == "picture-quality") && std::exchange(m_script.takeAgain, false))
        return TakeAgain{};
    if (what == "picture-quality" && m_script.keepPoorPictures)
        return onPoorPicture(question, state);
    if (question.because && what != "reference")
        return std::nullopt;
    if (what == "reference" && !question.because)
        return m_script.reference.empty() ? Answer{WalkIn{}} : Answer{ReferenceGiven{m_script.reference}};
    if (what == "privacy" || what.starts_with("consent-"))
        return ConsentGiven{true, m_profile.languages.front()};
    if (what == "pages")
        return onPages(state);
    if (what == "product") {
        m_output.say("    product: not offered, corrected to " + m_profile.products.front().id);
        m_output.object(
            {{"difference", "product"}, {"applied", state.applicant->product}, {"problem", "not-offered"}});
        return Correction{"product", m_profile.products.front().id, "the product applied for is not offered"};
    }
    if (what == "differences")
        return onDifferences(state);
    if (what == "confirm-data" && !m_script.deferral.empty())
        return DeferApplicant{std::exchange(m_script.deferral, {})};
    if (what == "face")
        return FaceJudged{true};
    if (what == "features") {
        FeaturesSeen seen;
        for (const std::string& feature : state.features->features)
            seen.present[feature] = true;
        return seen;
    }
    if (what == "payment")
        return pay(state);
    if (what == "signature")
        return sign();
    if (what == "signing-code")
        return enterCode();
    if (what == "approval" || what == "co-signature")
        return approve();
    if (what == "pin-way")
        return WayChosen{m_script.pinWay};
    if (what == "clarification" && !std::exchange(m_script.clarified, false))
        return std::nullopt;
    if (what == "confirm-data" || what == "card-in-printer" || what == "card-face" || what == "hand-over" ||
        what == "clarification")
        return Confirmed{};
    return std::nullopt;
}

// Whatever is wrong with the only picture, another would be the same: it is kept as an inspector may, unless it
// shows no document at all.
std::optional<Answer> ScriptedPerson::onPoorPicture(const Question& question, const CaseState& state) {
    const auto& pages = state.pages.all();
    const bool documentSeen =
        std::ranges::all_of(pages, [](const CapturedPage& page) { return page.quality.dotsPerInch > 0; });
    if (!documentSeen || m_keptPictures++ >= m_script.pictures)
        return std::nullopt;
    m_output.say("    kept although it is below the minimum: " + question.because->detail);
    return KeepPicture{"the applicant's picture is all there is"};
}

Answer ScriptedPerson::onPages(const CaseState& state) const {
    const StepSpec* const step = documentStep(m_profile, state);
    if (step != nullptr && state.pages.count() >= pagesNeeded(*step, state.pages))
        return PagesComplete{};
    if (state.pages.count() < m_script.pictures)
        return NextPage{};
    m_output.say("    one picture is all there is of this document");
    return PagesComplete{"the applicant's picture is all there is"};
}

std::optional<Answer> ScriptedPerson::onDifferences(const CaseState& state) {
    for (const Difference& d : state.compared->differences)
        if (isBlocking(d))
            m_output.difference(d);
    if (m_corrected < m_script.corrections.size())
        return m_script.corrections[m_corrected++];
    return RefuseApplicant{"data-differ"};
}

std::optional<Answer> ScriptedPerson::approve() {
    auto approver = m_script.approver();
    if (!approver) {
        m_fault = approver.error();
        return std::nullopt;
    }
    return ApprovalGiven{*std::move(approver)};
}

std::optional<Answer> ScriptedPerson::sign() {
    if (m_script.signing == "pen")
        return PenSigned{demoSignature()};
    if (m_script.signing == "otp")
        return CodeWanted{};
    if (auto signedSheet = m_script.signOnPaper(); !signedSheet) {
        m_fault = signedSheet.error();
        return std::nullopt;
    }
    return Confirmed{};
}

std::optional<Answer> ScriptedPerson::enterCode() {
    auto code = m_script.readCode();
    if (!code) {
        m_fault = code.error();
        return std::nullopt;
    }
    return CodeTyped{std::make_shared<const Secret>(std::move(*code))};
}

Answer ScriptedPerson::pay(const CaseState& state) const {
    const Product* const wanted = m_profile.product(state.applicant->product);
    const Product& product = wanted != nullptr ? *wanted : m_profile.products.front();
    PaymentGiven payment{m_script.paymentWay, product.priceMinor, product.currency, {}, false};
    if (m_script.paymentWay != "cash")
        payment.proof = "slip 0001";
    payment.publicBody = m_script.paymentWay == "deferred";
    return payment;
}

} // namespace rapoint::app
