#include "station/base/digest.h"
#include "sync/central/holders/signing_code_desk.h"
#include "sync/code_proof.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using CodeRefusal = SigningCodeRefused::Why;

namespace {

/// A central whose clock a test sets, and the station's line to one that serves.
struct CodeFixture : CentralFixture {
    CaseId id = makeCaseId();
    Digest contract = Digest::of(bytesOf("the contract"));
    FixedClock clock{SystemClock{}.now()};
    CentralKeys keys = valueOf(CentralKeys::load(directory()));
    std::unique_ptr<CentralStore> store = openStore();
    MessageOutbox outbox{store->messages(), "ra@example.org", clock};
    SigningCodeDesk desk{*store, outbox, keys, clock};

    SigningCodeOrder order() const { return {id, contract, "maria@example.pl", "pl"}; }
    /// What the message says in its first line.
    Secret mailed(int number = 1) const {
        const auto message = valueOf(openStore()->messages().take(
            "contract-code-" + id.text() + "-" + std::to_string(number), Instant{}, {}));
        BOOST_REQUIRE(message.has_value());
        const std::string mail{textOf(message->content.bytes())};
        const std::size_t begin = mail.find("\n\n");
        BOOST_REQUIRE(begin != std::string::npos);
        return Secret::copyOf(bytesOf(mail.substr(begin + 2, mail.find('\n', begin + 2) - begin - 2)));
    }
    /// Another code of as many digits.
    static Secret wrong(const Secret& code) {
        Secret other = code.duplicate();
        other.writable()[0] = other.bytes()[0] == '9' ? '0' : static_cast<std::uint8_t>(other.bytes()[0] + 1);
        return other;
    }
    SigningCodeAnswer ask(const Secret& typed) {
        return valueOf(desk.ask(id, contract, typed, "station/station-1")).value();
    }
    void requireRefused(const SigningCodeAnswer& answer, CodeRefusal why, int triesLeft) {
        const auto* const refused = std::get_if<SigningCodeRefused>(&answer);
        BOOST_REQUIRE(refused);
        BOOST_TEST(static_cast<int>(refused->why) == static_cast<int>(why));
        BOOST_TEST(refused->triesLeft == triesLeft);
    }
    void send() {
        BOOST_REQUIRE(std::holds_alternative<SigningCodeSent>(valueOf(desk.send(order(), "station/station-1"))));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(signing_code_tests, CodeFixture)

BOOST_AUTO_TEST_CASE(a_code_goes_there_and_back_over_the_line_and_the_central_signs_that_it_did) {
    start();
    auto line = client();
    const SigningCodeSent sent = valueOf(line.sendCode(order()));
    BOOST_TEST(sent.channel == "m•••@example.pl");
    const Secret code = mailed();
    BOOST_TEST(code.size() == 6U);
    requireRefused(valueOf(line.tryCode(id, contract, wrong(code))), CodeRefusal::Wrong, 2);
    const auto answer = valueOf(line.tryCode(id, contract, code));
    const auto& accepted = std::get<SigningCodeAccepted>(answer);
    BOOST_TEST(accepted.channel == sent.channel);
    BOOST_TEST((accepted.sentAt <= accepted.enteredAt));
    const Bytes pinned = endpoint().receiptCertificate;
    BOOST_TEST(verifyCodeProof(accepted.proof, pinned, id, contract).has_value());
    // Where the code went is in the proof, for whoever knows the address.
    BOOST_TEST((valueOf(codeProofFacts(accepted.proof, pinned)).address == codeAddress(id, "maria@example.pl")));
    BOOST_TEST((codeAddress(id, "maria@example.pl") != codeAddress(makeCaseId(), "maria@example.pl")));
    // An answer that was lost is given again; nothing else is.
    BOOST_TEST((std::get<SigningCodeAccepted>(valueOf(line.tryCode(id, contract, code))).proof == accepted.proof));
    requireRefused(valueOf(line.tryCode(id, contract, wrong(code))), CodeRefusal::Wrong, 1);
    BOOST_TEST(nameOfFault(line.sendCode(order())) == "central-refused");
}

BOOST_AUTO_TEST_CASE(the_proof_holds_for_its_case_and_contract_only_and_with_no_byte_changed) {
    send();
    const auto answer = ask(mailed());
    Bytes proof = std::get<SigningCodeAccepted>(answer).proof;
    const Bytes pinned = valueOf(StationBundle::load(directory() / "bundle")).receipt;
    BOOST_TEST(nameOfFault(verifyCodeProof(proof, pinned, makeCaseId(), contract)) == "receipt-forged");
    BOOST_TEST(nameOfFault(verifyCodeProof(proof, pinned, id, Digest::of(bytesOf("other")))) == "receipt-forged");
    BOOST_TEST(nameOfFault(verifyReceipt(proof, pinned, id, contract)) == "receipt-forged");
    const auto place =
        std::search(proof.begin(), proof.end(), std::begin("contract-code"), std::end("contract-code") - 1);
    BOOST_REQUIRE((place != proof.end()));
    *place ^= 1;
    BOOST_TEST(nameOfFault(verifyCodeProof(proof, pinned, id, contract)) == "receipt-forged");
}

BOOST_AUTO_TEST_CASE(blanks_and_hyphens_between_digits_are_how_people_type) {
    send();
    const Secret code = mailed();
    const std::string digits{textOf(code.bytes())};
    const auto answer = ask(Secret::copyOf(bytesOf(digits.substr(0, 3) + " - " + digits.substr(3))));
    BOOST_TEST(std::holds_alternative<SigningCodeAccepted>(answer));
}

BOOST_AUTO_TEST_CASE(after_three_wrong_codes_no_code_signs_this_contract) {
    send();
    const Secret code = mailed();
    requireRefused(ask(wrong(code)), CodeRefusal::Wrong, 2);
    requireRefused(ask({}), CodeRefusal::Wrong, 1);
    requireRefused(ask(wrong(code)), CodeRefusal::UsedUp, 0);
    requireRefused(ask(code), CodeRefusal::UsedUp, 0);
    const auto again = valueOf(desk.send(order(), "station/station-1"));
    BOOST_TEST(nameOf(std::get<NoCodeSent>(again)) == "used-up");
}

BOOST_AUTO_TEST_CASE(a_try_counts_before_anybody_knows_what_came_of_it) {
    send();
    for (int i = 0; i < 3; ++i)
        BOOST_REQUIRE(valueOf(store->contractCodes().beginTry(id)));
    requireRefused(ask(mailed()), CodeRefusal::UsedUp, 0);
}

BOOST_AUTO_TEST_CASE(an_expired_code_signs_nothing_and_another_one_can_be_sent) {
    send();
    clock.advance(std::chrono::minutes{10});
    const Secret late = mailed();
    requireRefused(ask(late), CodeRefusal::Expired, 3);
    send();
    const Secret fresh = mailed(2);
    if (!fresh.equals(late))
        requireRefused(ask(late), CodeRefusal::Wrong, 2);
    BOOST_TEST(std::holds_alternative<SigningCodeAccepted>(ask(fresh)));
}

BOOST_AUTO_TEST_CASE(a_case_gets_five_codes_at_most) {
    for (int i = 0; i < SigningCodeDesk::kMaxCodes; ++i)
        send();
    const auto sixth = valueOf(desk.send(order(), "station/station-1"));
    BOOST_TEST(nameOf(std::get<NoCodeSent>(sixth)) == "too-many");
}

BOOST_AUTO_TEST_CASE(a_code_is_for_one_contract_and_one_station) {
    send();
    const Secret code = mailed();
    BOOST_TEST(!valueOf(desk.ask(id, Digest::of(bytesOf("other")), code, "station/station-1")));
    BOOST_TEST(!valueOf(desk.ask(id, contract, code, "station/station-2")));
    const auto other = valueOf(desk.send(order(), "station/station-2"));
    BOOST_TEST(nameOf(std::get<NoCodeSent>(other)) == "another-station");
    // None of that was a try.
    BOOST_TEST(valueOf(store->contractCodes().find(id)).value().triesLeft == 3);
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_sends_nothing) {
    const auto faultOf = [&](auto change) {
        SigningCodeOrder changed = order();
        change(changed);
        return nameOfFault(desk.send(changed, "station/station-1"));
    };
    BOOST_TEST(faultOf([](auto& o) { o.email = "maria\nBcc: x@y"; }) == "input-invalid");
    BOOST_TEST(faultOf([](auto& o) { o.digits = 3; }) == "input-invalid");
    BOOST_TEST(faultOf([](auto& o) { o.attempts = 11; }) == "input-invalid");
    BOOST_TEST(faultOf([](auto& o) { o.life = std::chrono::seconds{59}; }) == "input-invalid");
    BOOST_TEST(valueOf(store->messages().waiting()).empty());
}

BOOST_AUTO_TEST_CASE(the_line_answers_nothing_else_under_codes) {
    start();
    auto line = client();
    BOOST_TEST(nameOfFault(line.tryCode(id, contract, Secret::copyOf(bytesOf("123456")))) == "central-refused");
    SigningCodeOrder nobody = order();
    nobody.email = "nobody";
    BOOST_TEST(nameOfFault(line.sendCode(nobody)) == "central-refused");
    BOOST_TEST(valueOf(store->messages().waiting()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
