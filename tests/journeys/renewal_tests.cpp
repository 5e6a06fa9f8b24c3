#include "station/app/wiring/holder_card.h"
#include "station/card/card_renewal.h"
#include "sync/central/commands.h"
#include "sync/transaction_id.h"
#include "tests/journeys/card_troubles.h"
#include "tests/journeys/holder_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct RenewalFixture : HolderFixture {
    Result<work::RenewalDone> renew(CardWriter& cards, KeyType type = KeyType::EcP256) {
        return renewAs(
            cards, [this](const std::string& keyId) { return station().holderKey(serial, pin, keyId); }, type);
    }
    Result<work::RenewalDone> renewAs(CardWriter& cards, work::HolderKeySource holderKey, KeyType type) {
        card::CardRenewal card{cards, serial, station().ports().holderTrust, station().ports().clock};
        return work::renewOnline({card, station().ports().authority, std::move(holderKey), &sync::renewalIdOf},
                                 pin, type);
    }
    /// The only key on the card is this one, with its certificate and the same PIN.
    void requireOnly(const std::string& keyId) {
        const auto keys = valueOf(cards().keys(serial, pin));
        BOOST_REQUIRE_EQUAL(keys.size(), 1U);
        BOOST_TEST(keys[0].id == keyId);
        BOOST_TEST(certificate(keyId).has_value());
        BOOST_TEST(valueOf(cards().proveKey(serial, pin, keyId)).holds());
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(renewal_tests, RenewalFixture)

BOOST_AUTO_TEST_CASE(a_card_is_renewed_by_its_holder_over_the_line_with_the_same_pin) {
    const Bytes old = certificate("01").value();
    const auto done = valueOf(renew(cards()));
    BOOST_TEST(done.oldKey == "01");
    BOOST_TEST(done.newKey == "02");
    BOOST_TEST(!certificate("01").has_value());
    BOOST_TEST((certificate("02").value() != old));
    requireOnly("02");
    // And what was renewed is renewed again, into another kind of key and on with that.
    BOOST_TEST(valueOf(renew(cards(), KeyType::EcP384)).newKey == "03");
    BOOST_TEST(valueOf(renew(cards(), KeyType::Rsa2048)).newKey == "04");
    BOOST_TEST(valueOf(renew(cards())).newKey == "05");
    requireOnly("05");
}

BOOST_AUTO_TEST_CASE(cut_off_at_any_call_on_the_card_it_goes_on_to_one_key_and_one_certificate) {
    std::string current = "01";
    for (const char* call : {"generateKey", "proveKey", "makeRequest", "writeCertificate", "eraseKey"})
        for (const Moment moment : {Moment::Before, Moment::After}) {
            TroubledCards troubled{cards()};
            troubled.on(call, Fault{FaultCode::CardRemoved, call}, moment);
            BOOST_TEST_CONTEXT(call << (moment == Moment::Before ? " before" : " after")) {
                BOOST_TEST(nameOfFault(renew(troubled)) == "card-removed");
                const auto keys = valueOf(cards().keys(serial, pin));
                const bool over = keys.size() == 1 && keys[0].id != current;
                if (!over)
                    requireDone(renew(cards()));
                current = valueOf(cards().keys(serial, pin)).at(0).id;
                requireOnly(current);
            }
        }
    BOOST_TEST(current == "0b");
}

BOOST_AUTO_TEST_CASE(an_answer_that_got_lost_is_given_again_and_is_the_same) {
    TroubledCards troubled{cards()};
    troubled.on("writeCertificate", Fault{FaultCode::CardRemoved, "pulled"});
    BOOST_TEST(nameOfFault(renew(troubled)) == "card-removed");
    BOOST_TEST(valueOf(cards().keys(serial, pin)).size() == 2U);
    troubled.on("eraseKey", Fault{FaultCode::CardRemoved, "pulled"});
    BOOST_TEST(nameOfFault(renew(troubled)) == "card-removed");
    const Bytes first = certificate("02").value();
    BOOST_TEST(certificate("01").has_value());
    requireDone(renew(cards()));
    BOOST_TEST((certificate("02").value() == first));
    requireOnly("02");
}

BOOST_AUTO_TEST_CASE(what_is_left_of_an_old_key_without_its_certificate_is_taken_off) {
    requireDone(renew(cards()));
    requireDone(cards().generateKey(serial, pin, KeyType::EcP256, "01", "left"));
    const auto done = valueOf(renew(cards()));
    BOOST_TEST(done.newKey.empty());
    requireOnly("02");
}

BOOST_AUTO_TEST_CASE(a_renewal_signed_by_somebody_else_is_refused) {
    // The inspector's certificate is no holder's, and there is no package of this name.
    const auto refused = renewAs(
        cards(), [this](const std::string&) -> Result<std::shared_ptr<SigningKey>> { return inspector().key; },
        KeyType::EcP256);
    BOOST_TEST(nameOfFault(refused) == "certificate-rejected");
    BOOST_TEST(certificate("01").has_value());
    BOOST_TEST(!certificate("02").has_value());
    requireDone(renew(cards()));
    requireOnly("02");
}

BOOST_AUTO_TEST_CASE(with_a_wrong_pin_nothing_is_asked_for) {
    const Secret wrong = Secret::copyOf(bytesOf("000000"));
    const auto refused = app::renewHoldersCard(station(), serial, wrong, KeyType::EcP256);
    BOOST_TEST(nameOfFault(refused) == "pin-wrong");
    requireOnly("01");
}

BOOST_AUTO_TEST_SUITE_END()
