// Letter C: a station that was set back to an old copy is noticed by what the central has seen of its log.
#include "sync/central/commands.h"
#include "sync/central/intake/head_desk.h"
#include "sync/package_sealer.h"
#include "sync/signed_head.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kStation = "station-1";

struct HeadFixture : CentralFixture {
    std::unique_ptr<CentralNode> node = valueOf(CentralNode::open(directory()));
    HeadDesk& desk = node->headDesk();
    StationBundle bundle = valueOf(StationBundle::load(directory() / "bundle"));
    Instant begin = SystemClock{}.now() - 24h;

    AuditEntry head(std::uint64_t number, const std::string& history = {}, SigningKey* key = nullptr) {
        AuditEntry entry{.number = number,
                         .at = begin + std::chrono::minutes{number},
                         .kind = std::string{kHeadKind},
                         .actor = "station",
                         .prev = Digest::of(bytesOf(history + std::to_string(number))).hex()};
        entry.signature = toBase64(valueOf((key == nullptr ? &station : key)->sign(entry.signedDigest())));
        entry.sealHash();
        return entry;
    }
    HeadStatement says(AuditEntry entry, const AuditEntry* recorded = nullptr) {
        return {std::move(entry), station.certificate(),
                recorded == nullptr ? KnownEntry{} : KnownEntry{recorded->number, recorded->hash}};
    }
    std::string_view take(const HeadStatement& statement, const std::string& name = kStation) {
        return nameOfFault(desk.take(name, statement));
    }
    std::string_view takeFromPackage(const HeadStatement& statement) {
        return nameOfFault(desk.takeFromPackage(bytesOf(textOfHead(statement))));
    }
    KnownEntry known() { return valueOf(desk.recordOf(kStation)).known; }

    Bytes packageWith(const CaseId& id, const HeadStatement& statement) {
        const std::string text = textOfHead(statement);
        return valueOf(
            CmsPackageSealer{bundle.recipients}.seal(id,
                                                     {{"case.json", "application/json", {'[', ']'}},
                                                      {kHeadFile, "application/json", {text.begin(), text.end()}}},
                                                     {&inspector}));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(head_desk_tests, HeadFixture)

BOOST_AUTO_TEST_CASE(a_log_that_grows_is_followed) {
    BOOST_TEST((known() == KnownEntry{}));
    const AuditEntry first = head(5);
    const AuditEntry second = head(9);
    BOOST_TEST(take(says(first)) == "");
    BOOST_TEST(take(says(first, &first)) == ""); // said again
    BOOST_TEST(take(says(second, &first)) == "");
    BOOST_TEST((known() == KnownEntry{9, second.hash}));
    BOOST_TEST(nameOfFault(desk.mayWork(kStation)) == "");
    BOOST_TEST(valueOf(node->store().heads().find(kStation)).value().line == second.line());
    BOOST_TEST(take(says(head(12), &first)) == "journal-conflict"); // about a record that is no more the newest
}

BOOST_AUTO_TEST_CASE(a_log_that_stands_before_the_record_is_refused_from_then_on) {
    const AuditEntry seen = head(9);
    BOOST_TEST(take(says(seen)) == "");
    HeadStatement old = says(head(5));
    old.recorded.number = 9; // there is no such entry
    BOOST_TEST(take(old) == "station-set-back");
    BOOST_TEST(nameOfFault(desk.mayWork(kStation)) == "station-set-back");
    // It does not help to go on with the old log until it is longer, nor to show the right head again.
    HeadStatement longer = says(head(20, "other"));
    longer.recorded.number = 9;
    BOOST_TEST(take(longer) == "station-set-back");
    BOOST_TEST(take(says(head(21), &seen)) == "station-set-back");
    BOOST_TEST((known() == KnownEntry{9, seen.hash}));
    requireDone(commands::acceptHead(directory(), kStation));
    BOOST_TEST(nameOfFault(desk.mayWork(kStation)) == "");
    BOOST_TEST(take(says(head(20, "other"))) == "");
    // Who accepted it, and which head was given up for it.
    const auto act = valueOf(commands::audit(directory())).back();
    BOOST_TEST(act.at("what") == "accept-head");
    BOOST_TEST(act.at("about") == std::string{"station/"} + kStation);
    BOOST_TEST(act.at("digest") == seen.hash);
}

BOOST_AUTO_TEST_CASE(a_log_that_went_another_way_is_refused) {
    const AuditEntry seen = head(9);
    BOOST_TEST(take(says(seen)) == "");
    const AuditEntry instead = head(9, "other");
    BOOST_TEST(take(says(head(20, "other"), &instead)) == "station-set-back");
    requireDone(commands::acceptHead(directory(), kStation));
    BOOST_TEST(take(says(seen)) == "");
    BOOST_TEST(take(says(instead, &seen)) == "station-set-back");
}

BOOST_AUTO_TEST_CASE(only_the_station_itself_says_what_its_log_is) {
    SoftwareSigningKey stranger{"station"};
    HeadStatement forged = says(head(5, {}, &stranger));
    BOOST_TEST(take(forged) == "seal-broken");
    forged.certificate = stranger.certificate(); // signs for itself
    BOOST_TEST(take(forged) == "seal-broken");
    const HeadStatement byOfficer{head(5, {}, &inspector), inspector.certificate(), {}};
    BOOST_TEST(take(byOfficer) == "seal-broken");
    BOOST_TEST(take(says(head(5)), "station-2") == "seal-broken");
    for (auto change : {+[](AuditEntry& e) { e.number = 6; }, +[](AuditEntry& e) { e.at += 1ms; },
                        +[](AuditEntry& e) { e.prev = zeroHash(); }, +[](AuditEntry& e) { e.actor = "x"; },
                        +[](AuditEntry& e) { e.detail = "x"; }, +[](AuditEntry& e) { e.signature = "AAAA"; }}) {
        HeadStatement changed = says(head(5));
        change(changed.head);
        changed.head.sealHash();
        BOOST_TEST(take(changed) == "seal-broken");
    }
    BOOST_TEST((known() == KnownEntry{}));
}

BOOST_AUTO_TEST_CASE(heads_in_packages_come_late_and_are_compared_as_far_as_they_can_be) {
    const AuditEntry seen = head(9);
    BOOST_TEST(takeFromPackage(says(seen)) == "");
    BOOST_TEST(takeFromPackage(says(head(5))) == ""); // was under way for longer
    BOOST_TEST((known() == KnownEntry{9, seen.hash}));
    AuditEntry late = head(6);
    late.at = seen.at + 1h; // an earlier entry at a later time: another log
    late.signature = toBase64(valueOf(station.sign(late.signedDigest())));
    late.sealHash();
    BOOST_TEST(takeFromPackage(says(late)) == "station-set-back");
    requireDone(commands::acceptHead(directory(), kStation));
    BOOST_TEST(takeFromPackage(says(seen)) == "");
    BOOST_TEST(takeFromPackage(says(head(9, "other"))) == "station-set-back");
    BOOST_TEST(nameOfFault(desk.takeFromPackage(bytesOf("{}"))) == "message-malformed");
}

BOOST_AUTO_TEST_CASE(a_package_of_a_station_that_was_set_back_is_kept_and_waits) {
    const AuditEntry seen = head(9);
    BOOST_TEST(take(says(seen)) == "");
    const CaseId id = makeCaseId();
    const std::filesystem::path file = directory() / (id.text() + ".p7m");
    const Bytes package = packageWith(id, says(head(9, "other")));
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(package.data()),
                                                static_cast<std::streamsize>(package.size()));
    const auto state = [&] { return valueOf(commands::list(directory())).at(0).at("state"); };
    BOOST_TEST(valueOf(commands::importPackages(directory(), {file})).at(0).at("state") == "received");
    BOOST_TEST(state() == "received");
    BOOST_TEST(valueOf(commands::heads(directory())).at(0).at("setBack") != "");
    const auto decision = node->intake().decide({id, {}, {}});
    BOOST_TEST(nameOfFault(decision) == "station-set-back");
    requireDone(commands::acceptHead(directory(), kStation));
    BOOST_TEST(state() == "opened"); // looked at again
}

BOOST_AUTO_TEST_CASE(over_the_line_the_station_is_refused_whatever_it_asks_for) {
    BOOST_TEST(take(says(head(9))) == "");
    HeadStatement old = says(head(5));
    old.recorded.number = 9;
    BOOST_TEST(take(old) == "station-set-back");
    start();
    auto line = client();
    const CaseId id = makeCaseId();
    for (const Fault& fault :
         {line.fetch().error(), line.fetchMandate().error(), line.postCmp(bytesOf("x")).error()}) {
        BOOST_TEST(rowOf(fault.code).name == "central-refused");
        BOOST_TEST(fault.detail.find("set back") != std::string::npos);
    }
    // The answer to HEAD has no body with the words.
    BOOST_TEST(nameOfFault(line.deliver(id, seal(id, holder.key()), {})) == "central-refused");
    BOOST_TEST(packages().empty());
    requireDone(commands::acceptHead(directory(), kStation));
    BOOST_TEST(line.fetch().has_value());
}

BOOST_AUTO_TEST_CASE(the_record_for_an_auditor_is_the_centrals) {
    const AuditEntry seen = head(9);
    BOOST_TEST(nameOfFault(commands::headRecord(directory(), kStation)) == "input-invalid");
    BOOST_TEST(take(says(seen)) == "");
    const Bytes record = valueOf(commands::headRecord(directory(), kStation));
    const SeenHead read = valueOf(verifySeenHead(record, bundle.receipt));
    BOOST_TEST(read.station == kStation);
    BOOST_TEST((read.entry == KnownEntry{9, seen.hash}));
    BOOST_TEST((read.certificate == station.certificate()));
    BOOST_TEST(valueOf(bundle.stationNamedBy(read.certificate)) == kStation);
    BOOST_TEST(nameOfFault(bundle.stationNamedBy(inspector.certificate())) == "seal-broken");
    BOOST_TEST(nameOfFault(verifySeenHead(record, bundle.server)) == "receipt-forged");
    for (std::size_t i = 0; i < record.size(); i += 7) {
        Bytes bad = record;
        bad[i] = static_cast<std::uint8_t>(bad[i] ^ 1U);
        const auto changed = verifySeenHead(bad, bundle.receipt);
        BOOST_TEST((!changed || changed->entry == read.entry));
    }
}

BOOST_AUTO_TEST_CASE(statements_are_read_strictly) {
    const HeadStatement statement = says(head(5), nullptr);
    BOOST_TEST(valueOf(headFromText(bytesOf(textOfHead(statement)))).head.hash == statement.head.hash);
    const std::string good = textOfHead(statement);
    std::string notOne = good;
    notOne.replace(notOne.find("\\\"kind\\\":\\\"Head\\\""), 17, "\\\"kind\\\":\\\"Heat\\\"");
    for (const std::string& bad : {std::string{"[]"}, std::string{"{}"}, good.substr(1), notOne,
                                   std::string(kHeadMessageLimit + 1, ' ') + good})
        BOOST_TEST(nameOfFault(headFromText(bytesOf(bad))) == "message-malformed");
    const HeadRecord record{begin, {7, zeroHash()}};
    BOOST_TEST((valueOf(headRecordFromText(bytesOf(textOfRecord(record)))).known == record.known));
    for (const char* bad : {"", "{}", R"({"time":"x","number":0,"hash":""})",
                            R"({"time":"2026-11-22T08:00:00.000Z","number":-1,"hash":""})",
                            R"({"time":"2026-11-22T08:00:00.000Z","number":1,"hash":"zz"})"})
        BOOST_TEST(!headRecordFromText(bytesOf(bad)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
