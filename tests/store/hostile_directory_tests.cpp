#include "tests/store/store_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace rapoint;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

const std::string kProfile = "id = \"cencert\"\n";

/// A station whose files say other things than it wrote.
struct HostileDirectoryFixture : test::StoreFixture {
    CaseId id = openCase();

    void change(const std::string& sql) {
        shut();
        SQLite::Database{(directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec(sql);
    }
    void requireOpens() {
        const auto opened = tryToOpen();
        BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : explain(opened.error())));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(hostile_directory_tests, HostileDirectoryFixture)

BOOST_AUTO_TEST_CASE(files_in_the_outbox_that_no_station_wrote_neither_stop_it_nor_wait_for_delivery) {
    requireDone(store().outbox().put(id, bytesOf("package")));
    shut();
    for (const char* name : {"outbox/junk", "outbox/.cms", "outbox/not-an-id.cms", "outbox/half.cms.tmp",
                             "receipts/junk", "receipts/not-an-id.p7s", "receipts/half.p7s.tmp"})
        test::overwrite(directory / name, std::string(100, '\0'));
    requireOpens();
    BOOST_TEST((valueOf(store().outbox().waiting()) == std::vector{id}));
}

BOOST_AUTO_TEST_CASE(a_receipt_that_was_exchanged_keeps_no_station_closed) {
    requireDone(store().outbox().put(id, bytesOf("package")));
    requireDone(store().outbox().settle(id, bytesOf("receipt")));
    shut();
    test::overwrite(directory / "receipts" / (id.text() + ".p7s"), "{}");
    requireOpens();
    BOOST_TEST(nameOfFault(store().outbox().settle(id, bytesOf("receipt"))) == "journal-conflict");
}

BOOST_AUTO_TEST_CASE(a_visit_list_that_cannot_be_read_is_a_fault_until_the_next_one_comes) {
    Applicant visit;
    visit.reference = "R1";
    for (const char* sql : {"UPDATE visits SET sealed = x'00'", "UPDATE visits SET wrapped_key = x'00'",
                            "UPDATE visits SET sealed = zeroblob(100000)"}) {
        requireDone(store().visits().replace({visit}, clock.now()));
        change(sql);
        requireOpens();
        BOOST_TEST(!store().visits().find("R1").has_value());
        requireDone(store().visits().replace({visit}, clock.now()));
        BOOST_TEST(store().visits().find("R1").has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_kept_profile_or_a_message_that_was_changed_keeps_no_station_closed) {
    requireDone(store().profiles().keep(Digest::of(bytesOf(kProfile)).hex(), kProfile));
    requireDone(store().messages().append(id, MessageDirection::Sent, bytesOf("request")));
    change("UPDATE profiles SET content = 'nonsense'; UPDATE messages SET sealed = x'00'");
    requireOpens();
    BOOST_TEST(nameOfFault(store().profiles().find(Digest::of(bytesOf(kProfile)).hex())) == "storage-failed");
    BOOST_TEST(!store().messages().load(id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
