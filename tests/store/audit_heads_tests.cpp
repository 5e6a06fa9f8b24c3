// Letter C: the log is what happened, whoever can write the station's files.
#include "station/store/verify_audit_log.h"
#include "tests/store/log_forgery.h"
#include "tests/store/store_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using rapoint::test::confirmed;
using rapoint::test::contentOf;
using rapoint::test::nameOfFault;
using rapoint::test::overwrite;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct HeadsFixture : test::StoreFixture {
    CaseId id = openCase();
    test::LogForgery forger{directory};

    HeadsFixture() {
        clock.advance(std::chrono::seconds{1});
        requireDone(append(id, {confirmed("Nowak")}));
        clock.advance(std::chrono::seconds{1});
        requireDone(append(id, {Approved{}}, "approver"));
        requireDone(store().audit().signHead(clock.now()));
        requireDone(append(id, {Deferred{"tomorrow"}}));
        shut();
    }
    AuditFinding verify() const { return valueOf(store::verifyAuditLog(directory, auditKey.certificate())); }
    bool isBroken(const std::string& word) const {
        const AuditFinding finding = verify();
        return finding.brokenAt && finding.what.find(word) != std::string::npos;
    }
    std::vector<std::uint64_t> headNumbers() const {
        std::vector<std::uint64_t> numbers;
        for (const AuditEntry& entry : forger.entries())
            if (entry.isHead())
                numbers.push_back(entry.number);
        return numbers;
    }
    std::string lastKind() const { return forger.entries().back().kind; }
    /// What a program leaves that is ended by force: the directory as it is now.
    std::filesystem::path crashed() const {
        std::filesystem::path copy = directory.string() + "-crashed";
        std::filesystem::remove_all(copy);
        std::filesystem::copy(directory, copy, std::filesystem::copy_options::recursive);
        return copy;
    }
};

void replaceApprover(std::vector<AuditEntry>& entries) {
    std::ranges::find(entries, "Approved", &AuditEntry::kind)->actor = "somebody-else";
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(audit_heads_tests, HeadsFixture)

BOOST_AUTO_TEST_CASE(a_program_that_stops_leaves_a_signed_end) {
    BOOST_TEST(lastKind() == "Head");
    BOOST_TEST(!verify().brokenAt.has_value());
    reopen();
    shut();
    const std::size_t before = forger.entries().size();
    reopen();
    shut();
    BOOST_TEST(forger.entries().size() == before); // nothing happened, nothing is signed
    requireDone(store().stock().receive(StockKind::Card, {"C-1"}, "inspector", clock.now()));
    shut();
    BOOST_TEST(lastKind() == "Head");
    BOOST_TEST(verify().interruptions == 0U);
}

BOOST_AUTO_TEST_CASE(a_log_that_has_just_begun_has_a_head_already) {
    for (const bool contact : {false, true}) {
        test::StoreFixture fresh;
        if (contact)
            BOOST_TEST(valueOf(fresh.store().audit().newestHead(fresh.clock.now())).number == 1U);
        else
            fresh.openCase();
        const auto entries = test::LogForgery{fresh.directory}.entries();
        BOOST_TEST(entries.back().isHead());
        BOOST_TEST(entries.size() == (contact ? 1U : 2U));
        fresh.shut();
        BOOST_TEST(fresh.tryToOpen().has_value());
    }
}

BOOST_AUTO_TEST_CASE(the_actor_of_an_approval_replaced_and_the_heads_dropped_is_found) {
    forger.dropHeads();
    forger.change(&replaceApprover);
    BOOST_TEST(isBroken("no signed head"));
    BOOST_TEST(nameOfFault(tryToOpen()) == "audit-broken");
    forger.change([](std::vector<AuditEntry>& entries) { entries.resize(1); });
    BOOST_TEST(isBroken("no signed head"));
    BOOST_TEST(nameOfFault(tryToOpen()) == "audit-broken");
}

BOOST_AUTO_TEST_CASE(a_middle_line_rewritten_with_its_hash_recomputed_is_found_at_the_next_line) {
    std::string text;
    for (AuditEntry entry : forger.entries()) {
        if (entry.kind == "Approved") {
            entry.actor = "somebody-else";
            entry.sealHash();
        }
        text += entry.line();
    }
    overwrite(directory / "audit.log", text);
    forger.sql("UPDATE audit_head SET size = " + std::to_string(text.size()));
    BOOST_TEST(isBroken("does not follow the line before"));
}

BOOST_AUTO_TEST_CASE(a_middle_line_rewritten_with_all_hashes_recomputed_breaks_the_next_head) {
    forger.change(&replaceApprover);
    BOOST_TEST(isBroken("its signature is not the station's"));
    BOOST_TEST(nameOfFault(tryToOpen()) == "audit-broken");
}

BOOST_AUTO_TEST_CASE(heads_signed_by_another_key_are_no_heads) {
    test::SoftwareSigningKey stranger{"station"};
    forger.change(&replaceApprover, &stranger);
    BOOST_TEST(isBroken("its signature is not the station's"));
    BOOST_TEST(nameOfFault(tryToOpen()) == "audit-broken");
}

BOOST_AUTO_TEST_CASE(a_middle_line_with_an_earlier_time_is_found_even_if_the_station_signed_it) {
    forger.change(
        [](std::vector<AuditEntry>& entries) {
            std::ranges::find(entries, "Approved", &AuditEntry::kind)->at -= std::chrono::seconds{2};
        },
        &auditKey);
    BOOST_TEST(isBroken("earlier than the line before"));
}

BOOST_AUTO_TEST_CASE(a_line_taken_out_put_in_or_moved_breaks_the_next_head) {
    const std::vector<AuditEntry> good = forger.entries();
    for (std::size_t i = 1; i + 1 < good.size(); ++i) {
        if (good[i].isHead())
            continue;
        std::vector<AuditEntry> shorter = good;
        shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
        std::vector<AuditEntry> longer = good;
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), good[i]);
        for (const auto& forged : {shorter, longer}) {
            forger.put(forged);
            BOOST_TEST(verify().brokenAt.has_value());
            BOOST_TEST(nameOfFault(tryToOpen()) == "audit-broken");
        }
    }
}

BOOST_AUTO_TEST_CASE(at_most_a_hundred_entries_have_no_head_among_them) {
    for (int i = 0; i < 260; ++i)
        requireDone(append(id, {Deferred{"again"}}));
    requireDone(append(id, std::vector<Event>(150, Deferred{"all at once"})));
    shut();
    std::uint64_t before = 0;
    for (const std::uint64_t head : headNumbers()) {
        BOOST_TEST(head - before <= kHeadSpacing);
        before = head;
    }
    BOOST_TEST(before == forger.entries().size());
    BOOST_TEST(!verify().brokenAt.has_value());
    // A station that stopped signing in between is noticed, although the last head signs it all.
    forger.change(
        [](std::vector<AuditEntry>& entries) {
            const std::size_t last = entries.size();
            std::erase_if(entries, [&](const AuditEntry& entry) {
                return entry.isHead() && entry.number > 50 && entry.number < last;
            });
        },
        &auditKey);
    BOOST_TEST(isBroken("within 100 entries"));
}

BOOST_AUTO_TEST_CASE(what_a_killed_program_left_unsigned_is_named_in_the_log_for_ever) {
    requireDone(append(id, {Deferred{"again"}, Deferred{"and again"}}));
    const std::filesystem::path copy = crashed();
    const test::LogForgery other{copy};
    const std::size_t entries = other.entries().size();
    const AuditFinding before = valueOf(store::verifyAuditLog(copy, auditKey.certificate()));
    BOOST_TEST((before.brokenAt == entries - 1));
    BOOST_TEST(before.what.find("ended by force") != std::string::npos);
    valueOf(store::StationStore::open(copy, stationKey, auditKey, clock)).reset();
    const AuditEntry named = other.entries()[entries];
    BOOST_TEST(named.kind == "UnsignedEnd");
    BOOST_TEST(named.detail == "lines " + std::to_string(entries - 1) + " to " + std::to_string(entries));
    const AuditFinding after = valueOf(store::verifyAuditLog(copy, auditKey.certificate()));
    BOOST_TEST(!after.brokenAt.has_value());
    BOOST_TEST(after.interruptions == 1U);
    std::filesystem::remove_all(copy);
}

BOOST_AUTO_TEST_CASE(kinds_that_the_log_writes_itself_cannot_be_recorded) {
    for (const char* kind : {"Head", "UnsignedEnd", "LogTakenOver", "ClockCorrected", "ClockConfirmed"})
        BOOST_TEST(nameOfFault(store().audit().record(kind, "station", "", clock.now())) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_station_says_what_stands_in_its_log_where_the_central_saw_a_head) {
    const AuditEntry first = valueOf(store().audit().newestHead(clock.now()));
    requireDone(store().audit().centralHas(first));
    requireDone(append(id, {Deferred{"again"}}));
    const AuditEntry second = valueOf(store().audit().newestHead(clock.now()));
    BOOST_TEST(second.number == first.number + 2);
    BOOST_TEST(second.isHead());
    BOOST_TEST(valueOf(store().audit().hashOf(first.number)) == first.hash);
    BOOST_TEST(valueOf(store().audit().hashOf(second.number)) == second.hash);
    BOOST_TEST(valueOf(store().audit().hashOf(1)) == forger.entries().front().hash);
    BOOST_TEST(valueOf(store().audit().hashOf(second.number + 1)).empty());
    requireDone(store().audit().centralHas(second));
    reopen();
    BOOST_TEST(valueOf(store().audit().hashOf(first.number)) == first.hash);
    shut();
    std::string text = contentOf(directory / "audit.log");
    text[text.find("CaseOpened")] = 'X';
    overwrite(directory / "audit.log", text);
    BOOST_TEST(nameOfFault(store().audit().hashOf(1)) == "audit-broken");
}

BOOST_AUTO_TEST_CASE(the_newest_entry_of_a_kind_is_found_however_long_the_log_is) {
    AuditLog& audit = store().audit();
    BOOST_TEST(!valueOf(audit.newestOf("MandateTaken")).has_value());
    requireDone(audit.recordOf(Digest::of(bytesOf("1")), "MandateTaken", "station", "first", clock.now()));
    BOOST_TEST(valueOf(audit.newestOf("MandateTaken")).value().detail == "first");
    for (int i = 0; i < 3; ++i) // longer than what is read at once
        requireDone(append(id, std::vector<Event>(1500, Deferred{"again"})));
    BOOST_TEST(valueOf(audit.newestOf("MandateTaken")).value().digest == Digest::of(bytesOf("1")).hex());
    requireDone(audit.record("MandateTaken", "station", "a \",\"kind\":\"Other\",\" b", clock.now()));
    BOOST_TEST(valueOf(audit.newestOf("MandateTaken")).value().detail.starts_with("a "));
    BOOST_TEST(!valueOf(audit.newestOf("Other")).has_value());
    reopen();
    BOOST_TEST(valueOf(store().audit().newestOf("MandateTaken")).value().detail.starts_with("a "));
    BOOST_TEST(valueOf(store().audit().newestOf("CaseOpened")).value().number == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
