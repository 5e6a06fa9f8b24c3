#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/identity/subject.h"
#include "station/ports/sheet_code.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtSignContract : StepBench {
    AtSignContract()
        : StepBench{"sign-contract"} {
        spec.ways = {"wet-ink", "pen", "otp", "holder-certificate"};
        identified();
        const auto contract = world.evidence.put(id, "contract.pdf", "application/pdf", bytesOf("contract"));
        happened({ContractRendered{*contract, 2, {}}});
        world.camera.pictures = {{Bytes{1}, "image/jpeg"}};
    }
    std::string signedContract() { return std::string{textOf(world.evidence.files.at("contract-signed.pdf"))}; }
    Answer typed(std::string_view code) {
        return CodeTyped{std::make_shared<const Secret>(Secret::copyOf(bytesOf(code)))};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(sign_contract_tests)

BOOST_FIXTURE_TEST_CASE(in_ink_the_last_page_is_scanned_back, AtSignContract) {
    BOOST_TEST(askedBy(run()) == "signature");
    world.reader.codes = {toText(SheetCode{id.text(), 2, 2})};
    BOOST_TEST(exitOf(run(Confirmed{})) == "done");
    BOOST_TEST(state().contractSigned->way == "wet-ink");
    BOOST_TEST(state().contractSigned->scan.name == "contract-signed.jpg");
}

BOOST_FIXTURE_TEST_CASE(another_sheet_or_another_page_is_asked_about_again, AtSignContract) {
    for (const std::string& code : {std::string{"nothing"}, toText(SheetCode{id.text(), 1, 2})}) {
        world.camera.pictures = {{Bytes{1}, "image/jpeg"}};
        world.reader.codes = {code};
        const auto doubt = run(Confirmed{});
        BOOST_TEST(askedBy(doubt) == "signature");
        BOOST_TEST(faultOf(doubt) == "input-invalid");
    }
    BOOST_TEST(count<ContractSigned>() == 0);
}

BOOST_FIXTURE_TEST_CASE(with_the_pen_the_strokes_are_kept_and_the_officer_signs_the_pdf, AtSignContract) {
    const PenSignature signature{1000, 300, {{{10, 10, 0, 1000}, {900, 200, 400, 1000}}}};
    BOOST_TEST(exitOf(run(PenSigned{signature})) == "done");
    BOOST_TEST(state().penStrokes.has_value());
    BOOST_TEST(signedContract().starts_with("contract|pen|contract signed inspector-7:"));
    BOOST_TEST(faultOf(AtSignContract{}.run(PenSigned{{1000, 300, {}}})) == "input-invalid");
}

BOOST_FIXTURE_TEST_CASE(by_code_it_is_signed_when_the_code_comes_back, AtSignContract) {
    spec.parameters = {
        {"digits", std::int64_t{8}}, {"expires", std::string{"15min"}}, {"attempts", std::int64_t{2}}};
    BOOST_TEST(askedBy(run(CodeWanted{})) == "signing-code");
    BOOST_TEST(world.signingCodes.order->digits == 8);
    BOOST_TEST(world.signingCodes.order->life.count() == 15 * 60);
    BOOST_TEST(world.signingCodes.order->email == "anna@example.com");
    BOOST_TEST(faultOf(run(typed("000000"))) == "code-wrong");
    BOOST_TEST(exitOf(run(typed(MemorySigningCodes::kCode))) == "done");
    BOOST_TEST(state().contractSigned->way == "otp");
    BOOST_TEST(count<ContractCodeAccepted>() == 1);
}

BOOST_FIXTURE_TEST_CASE(too_many_wrong_codes_refuse_the_case_and_a_late_one_is_asked_for_anew, AtSignContract) {
    spec.parameters = {{"attempts", std::int64_t{1}}};
    run(CodeWanted{});
    world.signingCodes.expired = true;
    const auto late = run(typed(MemorySigningCodes::kCode));
    BOOST_TEST(askedBy(late) == "signature");
    BOOST_TEST(faultOf(late) == "code-expired");
    world.signingCodes.expired = false;
    run(CodeWanted{});
    BOOST_TEST(exitOf(run(typed("000000"))) == "refused");
    BOOST_TEST(state().refused->reason == "code-tries-used-up");
}

BOOST_FIXTURE_TEST_CASE(without_the_line_another_way_can_be_taken, AtSignContract) {
    world.signingCodes.trouble.with = FaultCode::CentralUnreachable;
    const auto away = run(CodeWanted{});
    BOOST_TEST(askedBy(away) == "signature");
    BOOST_TEST(faultOf(away) == "central-unreachable");
}

BOOST_FIXTURE_TEST_CASE(with_the_key_of_a_certificate_that_is_the_applicants, AtSignContract) {
    const auto key = std::make_shared<MemorySigningKey>("anna");
    world.holderTrust.held = {*subjectOf(annaKowalska(), zoneOfAnna()), world.clock.now() - std::chrono::hours{1},
                              world.clock.now() + std::chrono::hours{1}, true, true};
    BOOST_TEST(exitOf(run(HolderKeyGiven{key})) == "done");
    BOOST_TEST(signedContract().starts_with("contract|contract signed anna:"));
    AtSignContract other;
    const auto stranger = other.run(HolderKeyGiven{key});
    BOOST_TEST(askedBy(stranger) == "signature");
    BOOST_TEST(faultOf(stranger) == "signer-unknown-authority");
}

BOOST_FIXTURE_TEST_CASE(only_by_the_ways_of_the_profile, AtSignContract) {
    spec.ways = {"wet-ink"};
    BOOST_TEST(faultOf(run(CodeWanted{})) == "input-invalid");
    BOOST_TEST(!world.signingCodes.order.has_value());
}

BOOST_FIXTURE_TEST_CASE(after_a_crash_the_code_that_was_sent_still_counts, AtSignContract) {
    run(CodeWanted{});
    crash();
    BOOST_TEST(askedBy(run()) == "signing-code");
    BOOST_TEST(exitOf(run(typed(MemorySigningCodes::kCode))) == "done");
}

BOOST_FIXTURE_TEST_CASE(it_can_be_refused_and_needs_its_contract, AtSignContract) {
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    StepBench early{"sign-contract"};
    BOOST_TEST(faultOf(early.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
