// Letter C: what the journal's tables say is compared with the log before anything is done.
#include "station/store/database.h"
#include "tests/store/log_forgery.h"
#include "tests/store/store_fixture.h"
#include "tests/support/results.h"
#include "tests/support/synced_renames.h"

#include <boost/test/unit_test.hpp>

#include <utility>

using namespace rapoint;
using rapoint::test::confirmed;
using rapoint::test::contentOf;
using rapoint::test::nameOfFault;
using rapoint::test::overwrite;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct JournalFixture : test::StoreFixture {
    CaseId id = openCase();
    CaseId other = openCase();
    test::LogForgery forger{directory};

    JournalFixture() {
        requireDone(append(id, {confirmed("Nowak")}));
        requireDone(append(other, {confirmed("Kowalski")}));
        requireDone(append(id, {Approved{}}, "approver"));
        requireDone(append(id, {Deferred{"card"}}));
    }
    std::string_view loadedAfter(const std::string& statements) {
        shut();
        forger.sql(statements);
        return nameOfFault(journal().load(id));
    }
    std::string ofCase() const { return "case_id = '" + id.text() + "'"; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(journal_and_log_tests, JournalFixture)

BOOST_AUTO_TEST_CASE(a_case_that_was_left_alone_is_loaded_after_each_restart) {
    BOOST_TEST(valueOf(journal().load(id)).size() == 4U);
    reopen();
    BOOST_TEST(valueOf(journal().load(id)).size() == 4U);
    BOOST_TEST(valueOf(journal().load(other)).size() == 2U);
    requireDone(append(id, {Deferred{"again"}}));
    BOOST_TEST(valueOf(journal().load(id)).size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_cut_off_tail_is_noticed) {
    for (int length = 3; length >= 1; --length)
        BOOST_TEST(loadedAfter("DELETE FROM events WHERE " + ofCase() + " AND number > " + std::to_string(length) +
                               "; UPDATE cases SET length = " + std::to_string(length) + " WHERE id = '" +
                               id.text() + "'") == "audit-broken");
}

BOOST_AUTO_TEST_CASE(another_actor_time_or_creator_is_noticed) {
    BOOST_TEST(loadedAfter("UPDATE events SET actor = 'somebody' WHERE " + ofCase() + " AND number = 3") ==
               "audit-broken");
    BOOST_TEST(loadedAfter("UPDATE events SET actor = 'approver' WHERE " + ofCase() +
                           " AND number = 3;"
                           "UPDATE events SET at = at + 1 WHERE " +
                           ofCase() + " AND number = 3") == "audit-broken");
    BOOST_TEST(loadedAfter("UPDATE events SET at = at - 1 WHERE " + ofCase() +
                           " AND number = 3;"
                           "UPDATE cases SET creator = 'somebody' WHERE id = '" +
                           id.text() + "'") == "audit-broken");
    BOOST_TEST(loadedAfter("UPDATE cases SET creator = 'inspector' WHERE id = '" + id.text() + "'") == "");
}

BOOST_AUTO_TEST_CASE(where_the_logs_lines_begin_cannot_be_said_wrong) {
    BOOST_TEST(loadedAfter("UPDATE cases SET log_start = log_start + 1") == "audit-broken");
    BOOST_TEST(loadedAfter("UPDATE cases SET log_start = (SELECT size FROM audit_head)") == "audit-broken");
    BOOST_TEST(loadedAfter("UPDATE cases SET log_start = 0") == "");
}

BOOST_AUTO_TEST_CASE(a_line_of_the_log_changed_under_the_stations_hands_is_noticed) {
    requireDone(journal().load(id));
    const std::string good = contentOf(directory / "audit.log");
    std::string text = good;
    const std::size_t line = text.find("\"kind\":\"Approved\"");
    text.replace(text.find("approver", line), 8, "creature");
    overwrite(directory / "audit.log", text);
    BOOST_TEST(nameOfFault(journal().load(id)) == "audit-broken");
    overwrite(directory / "audit.log", good);
    BOOST_TEST(nameOfFault(journal().load(id)) == "");
}

BOOST_AUTO_TEST_CASE(another_package_in_the_outbox_is_not_handed_out) {
    requireDone(store().outbox().put(id, bytesOf("package of Nowak")));
    requireDone(store().outbox().put(other, bytesOf("package of Kowalski")));
    std::filesystem::copy_file(directory / "outbox" / (other.text() + ".cms"),
                               directory / "outbox" / (id.text() + ".cms"),
                               std::filesystem::copy_options::overwrite_existing);
    BOOST_TEST(nameOfFault(store().outbox().get(id)) == "seal-broken");
    BOOST_TEST(textOf(valueOf(store().outbox().get(other))) == "package of Kowalski");
    overwrite(directory / "outbox" / (id.text() + ".cms"), "package of Nowak");
    BOOST_TEST(textOf(valueOf(store().outbox().get(id))) == "package of Nowak");
    // Sealed again, the newer one counts.
    requireDone(store().outbox().put(id, bytesOf("a second package of Nowak")));
    overwrite(directory / "outbox" / (id.text() + ".cms"), "package of Nowak");
    BOOST_TEST(nameOfFault(store().outbox().get(id)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(evidence_of_a_case_exchanged_on_disk_does_not_open) {
    const EvidenceRef front = valueOf(store().evidence().put(id, "page.png", "image/png", bytesOf("front")));
    const EvidenceRef back = valueOf(store().evidence().put(id, "page.png", "image/png", bytesOf("back!")));
    const auto folder = directory / "evidence";
    const std::string sealedFront = contentOf(folder / front.id);
    overwrite(folder / front.id, contentOf(folder / back.id));
    overwrite(folder / back.id, sealedFront);
    BOOST_TEST(nameOfFault(store().evidence().get(id, front)) == "seal-broken");
    BOOST_TEST(nameOfFault(store().evidence().get(id, back)) == "seal-broken");
    // A reference to the other file of the same name and kind says another digest than its event.
    EvidenceRef mixed = front;
    mixed.id = back.id;
    overwrite(folder / back.id, contentOf(folder / front.id));
    BOOST_TEST(nameOfFault(store().evidence().get(id, mixed)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(whoever_worked_on_a_case_does_not_approve_it) {
    const CaseId visit = openCase(); // by "inspector"
    requireDone(append(visit, {confirmed("A")}, "second-inspector"));
    BOOST_TEST(nameOfFault(append(visit, {Approved{}}, "inspector")) == "approver-is-creator");
    BOOST_TEST(nameOfFault(append(visit, {Approved{}}, "second-inspector")) == "approver-is-creator");
    BOOST_TEST(nameOfFault(append(visit, {confirmed("B"), Approved{}}, "third")) == "approver-is-creator");
    BOOST_TEST(lengthOf(visit) == 2U);
    requireDone(append(visit, {Approved{}}, "approver"));
    requireDone(append(visit, {Approved{}}, "approver"));
}

BOOST_AUTO_TEST_CASE(commits_are_synced_to_the_disk) {
    shut();
    const auto database = valueOf(store::Database::open(directory / "store.db"));
    BOOST_TEST(database->sql().execAndGet("PRAGMA synchronous").getInt() == 2); // FULL
    BOOST_TEST(database->sql().execAndGet("PRAGMA journal_mode").getString() == "wal");
    BOOST_TEST(database->sql().execAndGet("PRAGMA secure_delete").getInt() == 1);
}

BOOST_AUTO_TEST_CASE(files_are_synced_before_they_take_their_place_and_their_folder_after) {
    const test::SyncedRenames watch;
    requireDone(store().evidence().put(id, "page.png", "image/png", bytesOf("front")));
    requireDone(store().outbox().put(id, bytesOf("package")));
    requireDone(store().outbox().settle(id, bytesOf("receipt")));
    BOOST_TEST(watch.renames() == 3);
    BOOST_TEST(watch.unsyncedFiles() == 0);
    BOOST_TEST(watch.unsyncedFolders() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
