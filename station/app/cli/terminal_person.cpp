#include "station/app/cli/terminal_person.h"

#include "kiosk-ui/model/question_page.h"
#include "station/base/text.h"
#include "station/case/data_comparison.h"
#include "station/steps/document_pages.h"

#include <charconv>
#include <sstream>

namespace rapoint::app {

namespace {

constexpr std::size_t kMaxCodeLength = 20; ///< ten digits, and what people put between them

/// The text as a number; 0 if it is not one.
std::int64_t numberIn(std::string_view text) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ptr == text.data() + text.size() ? number : 0;
}

/// What can be said of the pictures of a document.
std::optional<Answer> aboutPictures(const std::string& word, const std::string& rest) {
    if (word == "again")
        return TakeAgain{numberIn(rest)};
    if (word == "keep" && !rest.empty())
        return KeepPicture{rest};
    if (word == "next")
        return NextPage{};
    if (word == "remove")
        return RemovePage{numberIn(rest)};
    if (const std::size_t to = rest.find(" to "); word == "move" && to != std::string::npos) {
        const std::string_view places{rest};
        const MovePage move{numberIn(places.substr(0, to)), numberIn(places.substr(to + 4))};
        return move.from > 0 && move.to > 0 ? std::optional<Answer>{move} : std::nullopt;
    }
    if (word == "done" && (rest.empty() || rest.starts_with("because ")))
        return PagesComplete{rest.empty() ? "" : rest.substr(8)};
    return std::nullopt;
}

/// The code that was sent, or the wish for another one.
std::optional<Answer> aboutCode(const std::string& line) {
    if (line == "again")
        return CodeWanted{};
    const bool code = line.size() <= kMaxCodeLength && line.find_first_not_of("0123456789 -") == std::string::npos;
    return code ? std::optional<Answer>{CodeTyped{std::make_shared<const Secret>(Secret::copyOf(bytesOf(line)))}}
                : std::nullopt;
}

std::optional<Answer> correction(const std::string& line) {
    const std::size_t equals = line.find('=');
    const std::size_t because = line.find(" because ");
    if (equals == std::string::npos || because == std::string::npos || because < equals)
        return std::nullopt;
    return Correction{line.substr(0, equals), line.substr(equals + 1, because - equals - 1),
                      line.substr(because + 9)};
}

} // namespace

TerminalPerson::TerminalPerson(const Profile& profile, OfficerSignIn approver, HolderSignIn holder,
                               std::istream& in, const Output& output)
    : m_profile{profile}
    , m_approver{std::move(approver)}
    , m_holder{std::move(holder)}
    , m_in{in}
    , m_output{output} {}

std::optional<Answer> TerminalPerson::answer(const Question& question, const CaseState& state) {
    show(question, state);
    if (question.what == "features")
        return askFeatures(state);
    if (question.what == "payment")
        return askPayment(state);
    const kiosk_ui::QuestionPage* const page = kiosk_ui::findQuestionPage(question.what);
    const std::string prompt =
        page == nullptr ? question.what : std::string{page->prompt} + " " + std::string{page->answer};
    while (const auto line = readLine(prompt)) {
        if (auto answer = interpret(*line, question, state))
            return answer;
        m_output.say("not understood");
    }
    return std::nullopt;
}

void TerminalPerson::show(const Question& question, const CaseState& state) const {
    if (question.because)
        m_output.say(explain(*question.because));
    if (question.what == "differences" && state.compared)
        for (const Difference& d : state.compared->differences)
            m_output.difference(d);
    if (question.what == "pages" || question.what == "picture-quality")
        showPages(state);
    if (question.what == "confirm-data" && state.applicant)
        m_output.say("  " + state.applicant->surname + ", " + state.applicant->givenNames + ", " +
                     state.applicant->birthDate + ", " + state.applicant->documentNumber);
}

void TerminalPerson::showPages(const CaseState& state) const {
    const StepSpec* const step = documentStep(m_profile, state);
    if (step == nullptr)
        return;
    for (std::int64_t number = 1; const CapturedPage& page : state.pages.all()) {
        const PictureQuality& quality = page.quality;
        const auto lacks = lacksOfPage(*step, page);
        m_output.say("  page " + std::to_string(number++) + ": " +
                     (quality.page.empty() ? "no page seen"
                                           : quality.page + ", " + std::to_string(quality.dotsPerInch) + " dpi") +
                     (quality.zone.empty() ? "" : ", " + quality.zone + " zone") +
                     (page.kept ? ", kept for a reason" : "") + (lacks.empty() ? "" : ", " + explain(lacks)));
    }
    m_output.say("  " + std::to_string(state.pages.count()) + " of " +
                 std::to_string(pagesNeeded(*step, state.pages)) + " pages");
}

std::optional<std::string> TerminalPerson::readLine(const std::string& prompt) {
    m_output.say(prompt + ":");
    std::string line;
    if (!std::getline(m_in, line))
        return std::nullopt;
    const std::string text{trimmed(line)};
    return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<Answer> TerminalPerson::askFeatures(const CaseState& state) {
    FeaturesSeen seen;
    for (const std::string& feature : state.features->features) {
        const auto line = readLine("is " + feature + " there, `yes` or `no`");
        if (!line)
            return std::nullopt;
        seen.present[feature] = *line == "yes";
    }
    return seen;
}

std::optional<Answer> TerminalPerson::askPayment(const CaseState& state) {
    const Product* const wanted = m_profile.product(state.applicant->product);
    const Product& product = wanted != nullptr ? *wanted : m_profile.products.front();
    const auto line = readLine("`WAY [NUMBER OF THE SLIP]` for " + std::to_string(product.priceMinor) +
                               " hundredths of " + product.currency);
    if (!line)
        return std::nullopt;
    PaymentGiven payment{{}, product.priceMinor, product.currency, {}, false};
    std::istringstream words{*line};
    words >> payment.way;
    std::getline(words >> std::ws, payment.proof);
    payment.publicBody =
        payment.way == "deferred" && readLine("is the subscriber a public body, `yes` or `no`") == "yes";
    return payment;
}

std::optional<Answer> TerminalPerson::signByCard(const CaseState& state) {
    auto key = m_holder(state);
    if (key)
        return HolderKeyGiven{*std::move(key)};
    m_output.say(explain(key.error()));
    return std::nullopt;
}

std::optional<Answer> TerminalPerson::interpret(const std::string& line, const Question& question,
                                                const CaseState& state) {
    const std::size_t blank = line.find(' ');
    const std::string word = line.substr(0, blank);
    const std::string rest = blank == std::string::npos ? "" : line.substr(blank + 1);
    if (word == "refuse" && !rest.empty())
        return RefuseApplicant{rest};
    if (word == "defer" && !rest.empty())
        return DeferApplicant{rest};
    if (word == "replace" && !rest.empty())
        return ReplaceCard{rest};
    if (question.what == "card-face" && word == "empty")
        return PrintAgain{};
    if (word == "correct")
        return correction(rest);
    if (question.what == "signature" && word == "code")
        return CodeWanted{};
    if (question.what == "signature" && word == "card")
        return signByCard(state);
    if (question.what == "signing-code")
        return aboutCode(line);
    if (question.what == "pages" || word == "again" || word == "keep")
        return aboutPictures(word, rest);
    if (word == "way")
        return WayChosen{rest};
    if (question.what == "privacy" || question.what.starts_with("consent-"))
        return word == "yes" || word == "no" ? std::optional<Answer>{ConsentGiven{word == "yes", "en"}}
                                             : std::nullopt;
    if (question.what == "face" && (word == "yes" || word == "no"))
        return FaceJudged{word == "yes"};
    if (question.what == "reference" && word == "code")
        return CodeShown{};
    if (question.what == "reference")
        return word == "walk-in" ? Answer{WalkIn{}} : Answer{ReferenceGiven{line}};
    if (word != "yes")
        return std::nullopt;
    if (question.what != "approval" && question.what != "co-signature")
        return Confirmed{};
    auto approver = m_approver();
    if (!approver) {
        m_output.say(explain(approver.error()));
        return std::nullopt;
    }
    return ApprovalGiven{*std::move(approver)};
}

} // namespace rapoint::app
