#include "sync/signed_withdrawals.h"

#include "station/crypto/openssl_der.h"
#include "station/work/withdrawn_register.h"
#include "sync/central/pki/central_keys.h"
#include "sync/signed_mandate.h"
#include "sync/signed_statement.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

struct WithdrawalsFixture {
    CentralKeys keys = valueOf(CentralKeys::load(testCentral()));
    Bytes pinned = valueOf(toDer(keys.receipt.certificate.get()));
    Instant now = SystemClock{}.now();
    Digest gone = Digest::of(bytesOf("gone"));
    work::Withdrawals list{.number = 3, .issuedAt = now, .keys = {{gone, now - 1h}}};
    tests::TemporaryDirectory directory;
    std::filesystem::path file = directory.path() / "withdrawn.p7s";
    work::WithdrawnRegister kept{file, [this](ByteView form) { return verifyWithdrawals(form, pinned); }};

    Bytes signedBy(const KeyPair& pair, const work::Withdrawals& given) {
        return valueOf(signWithdrawals(given, pair.certificate.get(), pair.key.get()));
    }
    Bytes signedList(const work::Withdrawals& given) { return signedBy(keys.receipt, given); }
    std::string_view faultOfText(const std::string& text) {
        return nameOfFault(verifyWithdrawals(
            valueOf(signStatement(text, keys.receipt.certificate.get(), keys.receipt.key.get())), pinned));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(signed_withdrawals_tests, WithdrawalsFixture)

BOOST_AUTO_TEST_CASE(a_list_is_read_as_the_central_gave_it) {
    const auto read = valueOf(verifyWithdrawals(signedList(list), pinned));
    BOOST_TEST(read.number == 3U);
    BOOST_TEST((read.issuedAt == now));
    BOOST_TEST((read.keys == list.keys));
}

BOOST_AUTO_TEST_CASE(one_that_another_key_of_the_central_signed_is_forged) {
    BOOST_TEST(nameOfFault(verifyWithdrawals(signedBy(keys.server, list), pinned)) == "register-forged");
    BOOST_TEST(nameOfFault(verifyWithdrawals(signedBy(keys.officerAuthority, list), pinned)) == "register-forged");
    const Bytes mandate =
        valueOf(signMandate({"RA-01", 1, now, now + 24h}, keys.receipt.certificate.get(), keys.receipt.key.get()));
    BOOST_TEST(nameOfFault(verifyWithdrawals(mandate, pinned)) == "register-forged");
    BOOST_TEST(nameOfFault(verifyMandate(signedList(list), pinned)) == "mandate-forged");
}

BOOST_AUTO_TEST_CASE(each_field_that_makes_no_sense_makes_no_list) {
    const std::string key = gone.hex();
    for (const std::string& text :
         {std::string{""}, std::string{"[]"},
          std::string{R"({"withdrawals":1,"issuedAt":"2026-11-22T08:15:00.000Z"})"},
          R"({"withdrawals":-1,"issuedAt":"2026-11-22T08:15:00.000Z","keys":{}})" + std::string{},
          R"({"withdrawals":1,"issuedAt":"today","keys":{}})" + std::string{},
          R"({"withdrawals":1,"issuedAt":"2026-11-22T08:15:00.000Z","keys":{"ab":"2026-11-22T08:15:00.000Z"}})" +
              std::string{},
          R"({"withdrawals":1,"issuedAt":"2026-11-22T08:15:00.000Z","keys":{")" + key + R"(":"never"}})",
          R"({"withdrawals":0,"issuedAt":"2026-11-22T08:15:00.000Z","keys":{")" + key +
              R"(":"2026-11-22T08:15:00.000Z"}})"})
        BOOST_TEST(faultOfText(text) == "register-forged", text);
}

BOOST_AUTO_TEST_CASE(a_long_list_is_signed_and_read) {
    for (int i = 0; i < 8000; ++i)
        list.keys.emplace(Digest::of(bytesOf(std::to_string(i))), now);
    list.number = list.keys.size();
    const Bytes form = signedList(list);
    BOOST_TEST(form.size() <= kMaxWithdrawalsSize);
    BOOST_TEST(valueOf(verifyWithdrawals(form, pinned)).keys.size() == 8001U);
}

BOOST_AUTO_TEST_CASE(a_key_is_withdrawn_from_its_moment_on) {
    BOOST_TEST(!valueOf(kept.has(gone, now)));
    BOOST_TEST(valueOf(kept.accept(signedList(list))));
    BOOST_TEST(valueOf(kept.has(gone, now)));
    BOOST_TEST(valueOf(kept.has(gone, now - 1h)));
    BOOST_TEST(!valueOf(kept.has(gone, now - 1h - 1ms)));
    BOOST_TEST(!valueOf(kept.has(Digest::of(bytesOf("another")), now)));
}

BOOST_AUTO_TEST_CASE(a_list_that_knows_of_fewer_does_not_take_the_place_of_one_that_knows_of_more) {
    BOOST_TEST(valueOf(kept.accept(signedList(list))));
    BOOST_TEST(!valueOf(kept.accept(signedList(list))));
    work::Withdrawals fewer{.number = 2, .issuedAt = now + 1h};
    BOOST_TEST(nameOfFault(kept.accept(signedList(fewer))) == "central-refused");
    BOOST_TEST(valueOf(kept.has(gone, now)));
}

BOOST_AUTO_TEST_CASE(a_list_that_was_changed_on_the_disk_signs_nobody_in_until_another_one_comes) {
    BOOST_TEST(valueOf(kept.accept(signedList(list))));
    std::ofstream{file} << "nobody";
    BOOST_TEST(nameOfFault(kept.has(gone, now)) == "register-forged");
    BOOST_TEST(nameOfFault(kept.accept(bytesOf("nobody"))) == "register-forged");
    BOOST_TEST(valueOf(kept.accept(signedList(list))));
    BOOST_TEST(valueOf(kept.has(gone, now)));
}

BOOST_AUTO_TEST_SUITE_END()
