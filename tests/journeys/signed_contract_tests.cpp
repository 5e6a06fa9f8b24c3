#include "station/app/demo/demo_signature.h"
#include "station/base/digest.h"
#include "station/steps/steps.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct SignedContractFixture : DeskFixture {
    CaseId id = begin();

    Result<CaseProgress> sign(const Answer& answer) {
        auto person = people(id);
        person.on("signature", [&, asked = 0](const Question&, const CaseState&) mutable {
            return asked++ == 0 ? std::optional{answer} : std::nullopt;
        });
        person.silentAt("approval");
        return advance(id, person);
    }
    Bytes evidence(const EvidenceRef& ref) { return valueOf(station().ports().evidence.get(id, ref)); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(signed_contract_tests, SignedContractFixture)

BOOST_AUTO_TEST_CASE(a_contract_signed_on_the_screen_is_kept_with_its_strokes_and_signed_by_the_officer) {
    stopAt(id, "signature");
    const auto progress = sign(PenSigned{app::demoSignature()});
    requireDone(progress);
    BOOST_TEST(progress->question.value().what == "approval");
    const CaseState now = state(id);
    BOOST_REQUIRE(now.contractSigned);
    BOOST_TEST(now.contractSigned->way == "pen");
    BOOST_TEST(now.contractSigned->scan.mediaType == "application/pdf");
    const Bytes pdf = evidence(now.contractSigned->scan);
    const std::string verdict = pdfProbe("pdfsig -nocert", pdf);
    BOOST_TEST(verdict.find("Signature is Valid") != std::string::npos, verdict);
    BOOST_TEST(verdict.find(inspector().id) != std::string::npos, verdict);
    const std::string strokes{textOf(evidence(now.penStrokes.value().strokes))};
    BOOST_TEST(strokes.find(Digest::of(evidence(now.contract->contract)).hex()) != std::string::npos);
    requireCompleted(id);
    const auto files = openedAtCentral(id);
    for (const char* file : {"contract.pdf", "contract-pen.json", "contract-signed.pdf"})
        BOOST_TEST(std::ranges::count(files, file) == 1, file);
}

BOOST_AUTO_TEST_CASE(a_dot_on_the_screen_is_no_signature) {
    stopAt(id, "signature");
    PenSignature dot = app::demoSignature();
    dot.strokes = {{dot.strokes[0][0]}};
    const Fault fault = requireFault(id, sign(PenSigned{dot}), FaultCode::InputInvalid);
    BOOST_TEST(fault.detail.find("too short") != std::string::npos);
    BOOST_TEST(!state(id).contractSigned.has_value());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(an_officers_key_signs_nothing_for_the_holder) {
    stopAt(id, "signature");
    requireFault(id, sign(HolderKeyGiven{inspector().key}), FaultCode::SignerUnknownAuthority);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(the_holder_signs_with_the_key_of_this_case_and_the_officer_after) {
    stopAt(id, "signature");
    const auto recorded = events(id);
    CaseState now = fold(recorded);
    StepSpec spec;
    spec.word = "sign-contract";
    spec.ways = {"holder-certificate"};
    const test::SoftwareSigningKey another{"Somebody Else"};
    const auto holder =
        std::make_shared<test::SoftwareSigningKey>("Maria Kowalska", test::SoftwareSigningKey::Kind::Rsa2048);
    const std::optional<Officer> nobody;
    const Officer officer = inspector();
    const auto turnWith = [&](const Bytes& certificate) {
        now.certificate = CertificateReceived{toBase64(certificate), {}};
        return valueOf(
            signContract(StepRun{id, now, recorded, station().profile(), spec, station().ports(), officer, nobody,
                                 Date{}, false, true, Answer{HolderKeyGiven{holder}}}));
    };
    const StepTurn refused = turnWith(another.certificate());
    BOOST_TEST(refused.facts.empty());
    BOOST_REQUIRE(refused.question);
    BOOST_TEST(rowOf(refused.question->because.value().code).name == "card-of-another-case");

    const StepTurn done = turnWith(holder->certificate());
    BOOST_REQUIRE(done.facts.size() == 1);
    const auto& fact = std::get<ContractSigned>(done.facts.front());
    BOOST_TEST(fact.way == "holder-certificate");
    Bytes pdf = evidence(fact.scan);
    const std::string verdict = pdfProbe("pdfsig -nocert", pdf);
    const auto first = verdict.find("Signature is Valid");
    BOOST_REQUIRE(first != std::string::npos);
    BOOST_TEST(verdict.find("Signature is Valid", first + 1) != std::string::npos, verdict);
    BOOST_TEST(verdict.find("Maria Kowalska") != std::string::npos, verdict);
    BOOST_TEST(verdict.find(officer.id) != std::string::npos, verdict);
    pdf[500] ^= 1;
    BOOST_TEST(pdfProbe("pdfsig -nocert", pdf).find("Signature is Valid") == std::string::npos);
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
