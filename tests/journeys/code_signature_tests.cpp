#include "station/app/demo/demo_mail.h"
#include "station/base/digest.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

/// The line to the central is away.
struct NoLine final : SigningCodes {
    Result<SigningCodeSent> sendCode(const SigningCodeOrder&) override {
        return failure(FaultCode::CentralUnreachable, "no network");
    }
    Result<SigningCodeAnswer> tryCode(const CaseId&, const Digest&, const Secret&) override {
        return failure(FaultCode::CentralUnreachable, "no network");
    }
};

struct CodeSignatureFixture : DeskFixture {
    CaseId id = begin();

    Secret mailedCode(int number = 1) {
        return valueOf(app::codeInMail(app::mailboxOf(centralDirectory().parent_path()), id, number));
    }
    static Answer typed(const Secret& code) { return CodeTyped{std::make_shared<const Secret>(code.duplicate())}; }
    static Secret wrong(const Secret& code) {
        Secret other = code.duplicate();
        other.writable()[0] = other.bytes()[0] == '9' ? '0' : static_cast<std::uint8_t>(other.bytes()[0] + 1);
        return other;
    }
    Bytes evidence(const EvidenceRef& ref) { return valueOf(station().ports().evidence.get(id, ref)); }
    /// Asks for a code, and answers each question for it with what `reply` gives.
    Result<CaseProgress> sign(DeskPeople::Reply reply, ReplacedPorts replaced = {}) {
        auto person = people(id);
        person.on("signature", [asked = 0](const Question&, const CaseState&) mutable -> std::optional<Answer> {
            return asked++ == 0 ? std::optional<Answer>{CodeWanted{}} : std::nullopt;
        });
        person.on("signing-code", std::move(reply));
        person.silentAt("approval");
        return advance(id, person, replaced);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(code_signature_tests, CodeSignatureFixture)

BOOST_AUTO_TEST_CASE(a_contract_signed_by_a_code_has_it_drawn_in_the_proof_beside_and_the_officers_signature) {
    stopAt(id, "signature");
    const auto progress = sign([&](const Question&, const CaseState&) { return typed(mailedCode()); });
    requireDone(progress);
    BOOST_TEST(progress->question.value().what == "approval");
    const CaseState now = state(id);
    BOOST_REQUIRE(now.contractSigned && now.codeAccepted);
    BOOST_TEST(now.contractSigned->way == "otp");
    BOOST_TEST(now.codeAccepted->contract == Digest::of(evidence(now.contract->contract)).hex());
    BOOST_TEST(now.codeAccepted->channel.find("•••@") != std::string::npos);
    const Bytes pdf = evidence(now.contractSigned->scan);
    const std::string text = textOfPdf(pdf);
    BOOST_TEST(text.find("Podpisano kodem jednorazowym") != std::string::npos, text);
    BOOST_TEST(text.find(now.codeAccepted->contract.substr(0, 32)) != std::string::npos);
    const std::string verdict = pdfProbe("pdfsig -nocert", pdf);
    BOOST_TEST(verdict.find("Signature is Valid") != std::string::npos, verdict);
    BOOST_TEST(verdict.find(inspector().id) != std::string::npos, verdict);
    requireCompleted(id);
    const auto files = openedAtCentral(id);
    for (const char* file : {"contract.pdf", "contract-code.p7s", "contract-signed.pdf"})
        BOOST_TEST(std::ranges::count(files, file) == 1, file);
}

BOOST_AUTO_TEST_CASE(a_wrong_code_is_asked_about_again_also_after_a_restart) {
    stopAt(id, "signature");
    const auto progress = sign([&, asked = 0](const Question&, const CaseState&) mutable -> std::optional<Answer> {
        return asked++ == 0 ? std::optional{typed(wrong(mailedCode()))} : std::nullopt;
    });
    const Fault fault = requireFault(id, progress, FaultCode::CodeWrong);
    BOOST_TEST((fault.part == FaultPart{TriesLeft{2}}));
    BOOST_TEST(state(id).codeSent.has_value());
    auto person = people(id);
    person.on("signing-code", [&](const Question&, const CaseState&) { return typed(mailedCode()); });
    person.silentAt("approval");
    requireDone(advance(id, person));
    BOOST_TEST(state(id).contractSigned.value().way == "otp");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(another_code_can_be_sent_and_the_one_before_is_good_for_nothing) {
    stopAt(id, "signature");
    const auto progress = sign([&, asked = 0](const Question&, const CaseState&) mutable -> std::optional<Answer> {
        return asked++ == 0 ? Answer{CodeWanted{}} : typed(mailedCode(2));
    });
    requireDone(progress);
    const auto recorded = events(id);
    BOOST_TEST(std::ranges::count_if(recorded, [](const RecordedEvent& event) {
                   return std::holds_alternative<ContractCodeSent>(event.event);
               }) == 2);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(after_too_many_wrong_codes_the_case_is_refused) {
    stopAt(id, "signature");
    requireClosed(id, sign([&](const Question&, const CaseState&) { return typed(wrong(mailedCode())); }),
                  "refused");
    BOOST_TEST(std::ranges::count(audited(id), std::string{ContractCodeRefused::kName}) == 3);
}

BOOST_AUTO_TEST_CASE(without_the_line_the_contract_can_be_signed_otherwise) {
    stopAt(id, "signature");
    NoLine noLine;
    const auto progress =
        sign([](const Question&, const CaseState&) { return std::nullopt; }, {.signingCodes = &noLine});
    requireFault(id, progress, FaultCode::CentralUnreachable);
    BOOST_TEST(!state(id).codeSent.has_value());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_line_that_breaks_before_the_code_is_told_asks_for_it_again) {
    stopAt(id, "signature");
    const auto sent = sign([](const Question&, const CaseState&) { return std::nullopt; });
    requireDone(sent);
    BOOST_TEST(sent->question.value().what == "signing-code");
    NoLine noLine;
    auto person = people(id);
    person.on("signing-code", [&, asked = 0](const Question&, const CaseState&) mutable -> std::optional<Answer> {
        return asked++ == 0 ? std::optional{typed(mailedCode())} : std::nullopt;
    });
    requireFault(id, advance(id, person, {.signingCodes = &noLine}), FaultCode::CentralUnreachable);
    BOOST_TEST(state(id).codeSent.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
