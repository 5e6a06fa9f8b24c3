#include "tests/store/store_fixture.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace rapoint;

namespace {

const std::string kText = "id = \"cencert\"\n";
const std::string kDigest = Digest::of(bytesOf(kText)).hex();

} // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_profiles_tests, test::StoreFixture)

BOOST_AUTO_TEST_CASE(a_profile_is_kept_once_and_found_after_a_restart) {
    for (int i = 0; i < 2; ++i)
        BOOST_REQUIRE(store().profiles().keep(kDigest, kText));
    reopen();
    const auto found = store().profiles().find(kDigest);
    BOOST_REQUIRE(found);
    BOOST_TEST((*found == kText));
    const auto other = store().profiles().find(std::string(64, '0'));
    BOOST_REQUIRE(other);
    BOOST_TEST(!other->has_value());
}

BOOST_AUTO_TEST_CASE(a_text_and_a_digest_that_do_not_belong_together_are_not_taken) {
    const auto kept = store().profiles().keep(std::string(64, '0'), kText);
    BOOST_REQUIRE(!kept);
    BOOST_TEST((kept.error().code == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_CASE(a_kept_profile_that_was_changed_is_found_out) {
    BOOST_REQUIRE(store().profiles().keep(kDigest, kText));
    shut();
    SQLite::Database{(directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE profiles SET content = content || '#'");
    const auto found = store().profiles().find(kDigest);
    BOOST_REQUIRE(!found);
    BOOST_TEST((found.error().code == FaultCode::StorageFailed));
}

BOOST_AUTO_TEST_SUITE_END()
