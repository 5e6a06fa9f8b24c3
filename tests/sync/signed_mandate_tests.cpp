#include "sync/signed_mandate.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/receipt.h"
#include "sync/signed_statement.h"
#include "tests/support/results.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct SignedMandateFixture {
    CentralKeys keys = std::move(CentralKeys::load(testCentral())).value();
    Bytes pinned = toDer(keys.receipt.certificate.get()).value();
    work::Mandate mandate{.station = "RA-01",
                          .cases = 20,
                          .issuedAt = instantFromText("2026-11-22T08:15:00.123Z").value(),
                          .endsAt = instantFromText("2026-12-22T08:15:00.123Z").value()};
    Bytes der = sign(mandate).value();

    Result<Bytes> sign(const work::Mandate& given) const {
        return signMandate(given, keys.receipt.certificate.get(), keys.receipt.key.get());
    }
    bool isForged(ByteView given) const {
        const auto verified = verifyMandate(given, pinned);
        return !verified && verified.error().code == FaultCode::MandateForged;
    }
    /// What the central's key would sign if it signed anything.
    Bytes signedText(const std::string& text) const {
        return signStatement(text, keys.receipt.certificate.get(), keys.receipt.key.get()).value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(signed_mandate_tests, SignedMandateFixture)

BOOST_AUTO_TEST_CASE(a_mandate_of_the_central_is_read_as_it_was_given) {
    const auto read = verifyMandate(der, pinned);
    BOOST_REQUIRE(read);
    BOOST_TEST(read->station == "RA-01");
    BOOST_TEST(read->cases == 20U);
    BOOST_TEST((read->issuedAt == mandate.issuedAt));
    BOOST_TEST((read->endsAt == mandate.endsAt));
}

BOOST_AUTO_TEST_CASE(one_signed_by_anybody_else_is_forged) {
    const auto byServer = signMandate(mandate, keys.server.certificate.get(), keys.server.key.get());
    BOOST_REQUIRE(byServer);
    BOOST_TEST(isForged(*byServer));
    SoftwareSigningKey stranger{"rapoint receipts"};
    const auto certificate = certificateFromDer(stranger.certificate());
    BOOST_TEST(isForged(signMandate(mandate, certificate->get(), stranger.key()).value()));
}

BOOST_AUTO_TEST_CASE(one_with_another_number_of_cases_is_forged) {
    const std::string needle = "\"cases\":20";
    const auto at = std::search(der.begin(), der.end(), needle.begin(), needle.end());
    BOOST_REQUIRE((at != der.end()));
    at[8] = '9';
    BOOST_TEST(isForged(der));
}

BOOST_AUTO_TEST_CASE(a_cut_off_or_longer_one_is_forged) {
    BOOST_TEST(isForged({}));
    BOOST_TEST(isForged(bytesOf("RA-01")));
    BOOST_TEST(isForged(ByteView{der}.first(der.size() - 1)));
    der.push_back(0);
    BOOST_TEST(isForged(der));
}

BOOST_AUTO_TEST_CASE(a_receipt_is_no_mandate_and_a_mandate_no_receipt) {
    const CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    const Digest package = Digest::of(bytesOf("package"));
    const auto receipt = makeReceipt({id, package, 7, 42, mandate.issuedAt}, keys.receipt.certificate.get(),
                                     keys.receipt.key.get());
    BOOST_TEST(isForged(receipt.value()));
    const auto read = verifyReceipt(der, pinned, id, package);
    BOOST_REQUIRE(!read);
    BOOST_TEST((read.error().code == FaultCode::ReceiptForged));
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_no_mandate_even_if_it_is_signed) {
    for (
        const char* const text :
        {"", "[]", "{}", R"({"mandateFor":"RA-01","cases":20,"issuedAt":"2026-11-22T08:15:00.000Z"})",
         R"({"mandateFor":"","cases":20,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2026-12-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":0,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2026-12-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":-1,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2026-12-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":9e9,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2026-12-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":9,"issuedAt":"yesterday","endsAt":"2026-12-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":9,"issuedAt":"2026-12-22T08:15:00.000Z","endsAt":"2026-11-22T08:15:00.000Z"})",
         R"({"mandateFor":"R","cases":9,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2029-11-22T08:15:00.000Z"})"})
        BOOST_TEST(isForged(signedText(text)), text);
}

BOOST_AUTO_TEST_CASE(modes_are_named_and_those_of_older_mandates_are_mobile_alone) {
    const std::string begin =
        R"({"mandateFor":"R","cases":9,"issuedAt":"2026-11-22T08:15:00.000Z","endsAt":"2026-12-22T08:15:00.000Z")";
    const auto modesOf = [&](const std::string& rest) {
        const auto read = verifyMandate(signedText((begin + rest).c_str()), pinned);
        return read ? read->modes : std::vector<std::string>{"no mandate"};
    };
    BOOST_TEST((modesOf("}") == std::vector<std::string>{"mobile"}));
    BOOST_TEST((modesOf(R"(,"modes":["desk","mobile"]})") == std::vector<std::string>{"desk", "mobile"}));
    for (const char* bad : {R"(,"modes":[]})", R"(,"modes":["boat"]})", R"(,"modes":"desk"})", R"(,"modes":[7]})",
                            R"(,"modes":["desk","desk"]})", R"(,"mode":["desk"]})"})
        BOOST_TEST((modesOf(bad) == std::vector<std::string>{"no mandate"}), bad);
    work::Mandate given = mandate;
    given.modes = {"kiosk"};
    BOOST_TEST((verifyMandate(valueOf(sign(given)), pinned)->modes == given.modes));
}

BOOST_AUTO_TEST_CASE(no_mandate_without_a_station_cases_and_time_is_signed) {
    for (auto spoil :
         {+[](work::Mandate& m) { m.station.clear(); }, +[](work::Mandate& m) { m.station.assign(65, 'x'); },
          +[](work::Mandate& m) { m.cases = 0; },
          +[](work::Mandate& m) { m.cases = work::Mandate::kMaxCases + 1; },
          +[](work::Mandate& m) { m.modes.clear(); }, +[](work::Mandate& m) { m.modes = {"boat"}; },
          +[](work::Mandate& m) {
              m.modes = {"desk", "desk"};
          },
          +[](work::Mandate& m) { m.endsAt = m.issuedAt; },
          +[](work::Mandate& m) { m.endsAt = m.issuedAt + std::chrono::days{367}; }}) {
        work::Mandate given = mandate;
        spoil(given);
        const auto refused = sign(given);
        BOOST_REQUIRE(!refused);
        BOOST_TEST((refused.error().code == FaultCode::InputInvalid));
    }
}

BOOST_AUTO_TEST_SUITE_END()
