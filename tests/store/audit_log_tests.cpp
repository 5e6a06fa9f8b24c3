#include "station/store/verify_audit_log.h"
#include "tests/store/store_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using rapoint::test::confirmed;
using rapoint::test::contentOf;
using rapoint::test::overwrite;

namespace {

/// A small log with every kind of line: events, a record, heads, things of the outbox.
struct AuditFixture : test::StoreFixture {
    AuditFixture()
        : log{directory / "audit.log"} {
        BOOST_REQUIRE(store().audit().record("Started", "station", "version 0.1.0", clock.now()));
        const CaseId id = openCase();
        clock.advance(std::chrono::seconds{1});
        BOOST_REQUIRE(append(id, {confirmed("Nowak"), PaymentRecorded{"cash", 1, "PLN", "1"}}));
        BOOST_REQUIRE(store().audit().signHead(clock.now()));
        BOOST_REQUIRE(store().outbox().put(id, bytesOf("package")));
        BOOST_REQUIRE(close(id));
        BOOST_REQUIRE(store().audit().signHead(clock.now()));
    }

    AuditFinding verify() {
        const auto finding = store().audit().verify();
        BOOST_REQUIRE(finding);
        return *finding;
    }
    AuditFinding verifyFromOutside() {
        const auto finding = store::verifyAuditLog(directory, auditKey.certificate());
        BOOST_REQUIRE_MESSAGE(finding, explain(finding ? Fault{} : finding.error()));
        return *finding;
    }

    std::filesystem::path log;
};

std::uint64_t lineAt(const std::string& text, std::size_t offset) {
    return static_cast<std::uint64_t>(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::size_t startOfLastLine(const std::string& text) {
    return text.rfind('\n', text.size() - 2) + 1;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(audit_log_tests, AuditFixture)

BOOST_AUTO_TEST_CASE(the_entries_of_one_case_are_found_in_a_log_that_holds) {
    const CaseId other = openCase();
    const auto ofCase = [](const CaseId& id) {
        return [text = id.text()](const AuditEntry& entry) { return entry.caseId == text; };
    };
    const auto trail = store::auditTrail(directory, auditKey.certificate(), ofCase(other));
    BOOST_REQUIRE(trail);
    BOOST_TEST(!trail->finding.brokenAt.has_value());
    BOOST_REQUIRE(trail->entries.size() == 1U);
    BOOST_TEST(trail->entries.front().kind == "CaseOpened");
    BOOST_TEST(trail->entries.front().number == trail->finding.entries);
    std::string text = contentOf(log);
    text[text.find("CaseOpened")] = 'X';
    overwrite(log, text);
    const auto forged = store::auditTrail(directory, auditKey.certificate(), ofCase(other));
    BOOST_REQUIRE(forged);
    BOOST_TEST(!forged->finding.checkIntact().has_value());
}

BOOST_AUTO_TEST_CASE(an_untouched_log_is_whole_from_inside_and_from_outside) {
    const AuditFinding inside = verify();
    BOOST_TEST(!inside.brokenAt.has_value());
    BOOST_TEST(inside.entries == 10U);
    BOOST_TEST(!verifyFromOutside().brokenAt.has_value());
    shut();
    const AuditFinding outside = verifyFromOutside();
    BOOST_TEST(!outside.brokenAt.has_value());
    BOOST_TEST(outside.entries == 10U);
    reopen();
    BOOST_TEST(!verify().brokenAt.has_value());
}

BOOST_AUTO_TEST_CASE(no_byte_can_be_changed_without_the_line_being_named) {
    shut();
    const std::string good = contentOf(log);
    reopen();
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        // Another bit each time, and bit 5, which turns letters of hex digits and words into the other case.
        bad[i] = static_cast<char>(bad[i] ^ (i % 2 == 0 ? 0x20 : 1 << (i % 7)));
        overwrite(log, bad);
        const AuditFinding finding = verify();
        BOOST_REQUIRE_MESSAGE(finding.brokenAt, "byte " << i << " was changed and nobody noticed");
        BOOST_REQUIRE_EQUAL(*finding.brokenAt, lineAt(good, i));
        BOOST_REQUIRE(!finding.what.empty());
    }
    overwrite(log, good);
    BOOST_TEST(!verify().brokenAt.has_value());
}

BOOST_AUTO_TEST_CASE(every_byte_of_the_last_line_counts_after_a_restart_too) {
    shut();
    const std::string good = contentOf(log);
    for (std::size_t i = startOfLastLine(good); i < good.size(); i += 13) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        overwrite(log, bad);
        BOOST_TEST(test::nameOfFault(tryToOpen()) == "audit-broken");
        BOOST_TEST((verifyFromOutside().brokenAt == 10U));
    }
}

BOOST_AUTO_TEST_CASE(lines_that_were_deleted_are_missed) {
    shut();
    const std::string good = contentOf(log);
    overwrite(log, good.substr(0, startOfLastLine(good)));
    BOOST_TEST((verifyFromOutside().brokenAt == 10U));
    BOOST_TEST(test::nameOfFault(tryToOpen()) == "audit-broken");
    overwrite(log, good.substr(good.find('\n') + 1));
    BOOST_TEST((verifyFromOutside().brokenAt == 1U));
    overwrite(log, {});
    BOOST_TEST((verifyFromOutside().brokenAt == 1U));
    std::filesystem::remove(log);
    BOOST_TEST((verifyFromOutside().brokenAt == 1U));
}

BOOST_AUTO_TEST_CASE(lines_that_are_deleted_under_the_stations_hands_are_missed) {
    const std::string good = contentOf(log);
    overwrite(log, good.substr(0, startOfLastLine(good)));
    BOOST_TEST((verify().brokenAt == 10U));
}

BOOST_AUTO_TEST_CASE(lines_that_the_station_did_not_write_are_found) {
    shut();
    const std::string good = contentOf(log);
    overwrite(log, good + good.substr(startOfLastLine(good)));
    BOOST_TEST((verifyFromOutside().brokenAt == 11U));
    overwrite(log, good + "x");
    BOOST_TEST((verifyFromOutside().brokenAt == 11U));
    overwrite(log, good + std::string(100000, 'x'));
    BOOST_TEST((verifyFromOutside().brokenAt == 11U));
}

BOOST_AUTO_TEST_CASE(a_line_a_crash_kept_from_the_file_is_put_there_at_the_start) {
    const std::string whole = contentOf(log);
    // What a process leaves that is killed between its commit and its write: the database and a torn file.
    const std::filesystem::path other = directory.string() + "-crashed";
    for (const std::size_t lost : {std::size_t{1}, std::size_t{40}, whole.size() - startOfLastLine(whole)}) {
        std::filesystem::copy(directory, other, std::filesystem::copy_options::recursive);
        overwrite(other / "audit.log", whole.substr(0, whole.size() - lost));
        BOOST_TEST(!store::verifyAuditLog(other, auditKey.certificate())->brokenAt.has_value());
        auto opened = store::StationStore::open(other, stationKey, auditKey, clock);
        BOOST_REQUIRE(opened);
        BOOST_TEST(!(*opened)->audit().verify()->brokenAt.has_value());
        BOOST_TEST(contentOf(other / "audit.log") == whole);
        opened->reset();
        std::filesystem::remove_all(other);
    }
}

BOOST_AUTO_TEST_CASE(a_head_signed_by_another_key_is_found) {
    const test::SoftwareSigningKey stranger{"stranger"};
    const auto finding = store::verifyAuditLog(directory, stranger.certificate());
    BOOST_REQUIRE(finding);
    BOOST_TEST((finding->brokenAt == 2U));
    BOOST_CHECK(store::verifyAuditLog(directory, bytesOf("no certificate")).error().code ==
                FaultCode::CryptoFailed);
}

BOOST_AUTO_TEST_CASE(a_directory_without_a_store_is_a_fault_not_a_finding) {
    shut();
    const auto nothing = store::verifyAuditLog(directory / "nowhere", auditKey.certificate());
    BOOST_REQUIRE(!nothing);
    BOOST_CHECK(nothing.error().code == FaultCode::StorageFailed);
    BOOST_TEST(!std::filesystem::exists(directory / "nowhere"));
}

BOOST_AUTO_TEST_CASE(an_entry_is_a_word_and_short_printable_text) {
    AuditLog& audit = store().audit();
    for (const std::string kind : {"", "Head", "two words", "\n"})
        BOOST_TEST(!audit.record(kind, "station", "", clock.now()).has_value());
    for (const std::string text : {"a\nb", "\xff"})
        BOOST_TEST(!audit.record("Started", "station", text, clock.now()).has_value());
    BOOST_TEST(!audit.record("Started", std::string(501, 'a'), "", clock.now()).has_value());
    BOOST_TEST(audit.record("Refused", "wizyta-ż", "\"quoted\" \\ text", clock.now()).has_value());
    BOOST_TEST(!verify().brokenAt.has_value());
}

BOOST_AUTO_TEST_CASE(nothing_personal_is_in_the_log) {
    BOOST_TEST(contentOf(log).find("Nowak") == std::string::npos);
    BOOST_TEST(contentOf(log).find("REF-1") == std::string::npos);
    BOOST_TEST(contentOf(log).find("inspector") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
