#include "station/app/touch/touch_person.h"
#include "station/app/wiring/holder_card.h"
#include "station/card/holder_pin.h"
#include "station/case/event_codec.h"
#include "station/steps/holder_certificate.h"
#include "tests/journeys/holder_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/pin_search.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

const std::string kOwnPin = "83152947";

/// A holder who has given the card of an earlier visit an own PIN, and comes again.
struct ReturningHolder : HolderFixture {
    ReturningHolder() {
        requireDone(card::changeHolderPin(cards(), serial, pin, own(), {}, false));
        stopAt(id, "signature");
    }

    static Secret own() { return Secret::copyOf(bytesOf(kOwnPin)); }
    Result<std::shared_ptr<SigningKey>> logIn(const CaseState& state, const Secret& typed) {
        return app::signInHolder(station(), state, [&] { return typed.duplicate(); });
    }
    /// The card signs nothing for this case, and nobody is asked for its PIN.
    Fault refusal(const CaseState& state) {
        const auto key = app::signInHolder(station(), state, []() -> Result<Secret> {
            BOOST_ERROR("the PIN is asked for");
            return own();
        });
        BOOST_REQUIRE(!key);
        return key.error();
    }
    Result<CaseProgress> sign(const DeskPeople::Reply& once) {
        auto person = people(id);
        person.on("signature", [&, asked = 0](const Question& question, const CaseState& now) mutable {
            return asked++ == 0 ? once(question, now) : std::nullopt;
        });
        person.silentAt("approval");
        return advance(id, person);
    }
    /// Signed by both, the holder first.
    void requireSignedByBoth() {
        const auto signedBy = state(id).contractSigned;
        BOOST_REQUIRE(signedBy);
        BOOST_TEST(signedBy->way == "holder-certificate");
        const Bytes pdf = valueOf(station().ports().evidence.get(id, signedBy->scan));
        const std::string verdict = pdfProbe("pdfsig -nocert", pdf);
        const std::string applicant =
            state(id).confirmed->applicant.givenNames + " " + state(id).confirmed->applicant.surname;
        const auto first = verdict.find("Signature is Valid");
        BOOST_REQUIRE(first != std::string::npos);
        BOOST_TEST(verdict.find("Signature is Valid", first + 1) != std::string::npos, verdict);
        const auto byHolder = verdict.find(applicant);
        const auto byOfficer = verdict.find(inspector().id);
        BOOST_TEST(byHolder != std::string::npos, verdict);
        BOOST_TEST(byOfficer != std::string::npos, verdict);
        BOOST_TEST(byHolder < byOfficer);
    }

    CaseId id = begin();
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(holder_card_signature_tests, ReturningHolder)

BOOST_AUTO_TEST_CASE(a_returning_holder_signs_the_next_contract_with_the_card_of_the_last_visit) {
    const auto progress = sign([&](const Question&, const CaseState& now) -> std::optional<Answer> {
        return HolderKeyGiven{valueOf(logIn(now, own()))};
    });
    requireDone(progress);
    BOOST_TEST(progress->question.value().what == "approval");
    requireSignedByBoth();
    requireCompleted(id);
    // The old card is as it was.
    requireDone(cards().verifyPin(serial, own(), false));
    const PinSearch search{{kOwnPin}};
    BOOST_TEST(search.inFiles(work()).empty());
}

BOOST_AUTO_TEST_CASE(at_the_touch_station_a_wrong_pin_is_asked_about_again_and_leaves_nothing) {
    app::ReplyBox replies;
    std::vector<std::string> faults;
    auto others = people(id);
    int asked = 0;
    app::TouchPerson person{
        replies,
        {.show =
             [&](const Question& question, const CaseState& now) {
                 if (question.what != "signature")
                     return replies.put(kiosk_ui::PutAside{});
                 faults.emplace_back(question.because ? rowOf(question.because->code).name : "");
                 replies.put(kiosk_ui::HolderPin{asked++ == 0 ? Secret::copyOf(bytesOf("11111112")) : own()});
                 static_cast<void>(now);
             },
         .signInApprover = {},
         .signInHolder = [&](const Secret& typed, const CaseState& now) { return logIn(now, typed); },
         .sheetIsSigned = {},
         .codeIsShown = {}}};
    const auto progress = advance(id, person);
    requireDone(progress);
    BOOST_TEST(faults == (std::vector<std::string>{"", "pin-wrong"}), boost::test_tools::per_element());
    requireSignedByBoth();
    std::string facts;
    for (const RecordedEvent& event : events(id))
        facts += toJson(event).dump();
    BOOST_TEST(!PinSearch{{kOwnPin}}.occursIn(facts));
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(the_card_of_somebody_else_is_not_even_asked_for_its_pin) {
    CaseState now = state(id);
    now.confirmed->applicant.nationalNumber.value += "1";
    BOOST_TEST(rowOf(refusal(now).code).name == "signer-somebody-else");
    now = state(id);
    now.confirmed->applicant.surname = "Nowakowska";
    const Fault fault = refusal(now);
    BOOST_TEST(rowOf(fault.code).name == "signer-somebody-else");
    BOOST_TEST(fault.detail.find("Nowakowska") == std::string::npos);
    now.confirmed.reset();
    BOOST_TEST(rowOf(refusal(now).code).name == "input-invalid");
    // Neither does a case that has a certificate take any other.
    now = state(id);
    now.certificate = CertificateReceived{toBase64(inspector().key->certificate()), {}};
    BOOST_TEST(rowOf(refusal(now).code).name == "card-of-another-case");
}

BOOST_AUTO_TEST_CASE(it_signs_only_in_the_time_of_its_certificate) {
    Ports& own = station().ports();
    const auto held = valueOf(own.holderTrust.examine(certificate("01").value(), own.clock.now()));
    FixedClock clock{held.validUntil};
    Ports ports = ReplacedPorts{.clock = &clock}.in(own);
    requireDone(checkSigner(state(id), certificate("01").value(), ports));
    clock.advance(std::chrono::seconds{1});
    BOOST_TEST(nameOfFault(checkSigner(state(id), certificate("01").value(), ports)) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(one_card_has_to_be_there_and_no_more) {
    CaseState now = state(id);
    now.card.voided = {serial};
    BOOST_TEST(refusal(now).detail == "no holder's card");
    requireDone(cards().initialise("another holder's", Secret::copyOf(bytesOf("12345678"))));
    const Fault several = refusal(state(id));
    BOOST_TEST(rowOf(several.code).name == "card-not-found");
    BOOST_TEST(several.detail.starts_with("more than one"));
    BOOST_TEST(refusal(now).detail == "no certificate is on the card");
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
