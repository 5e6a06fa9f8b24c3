// Letters C and G with a whole station and a whole central.
#include "station/app/wiring/audit_reader.h"
#include "station/base/file_bytes.h"
#include "station/crypto/openssl_der.h"
#include "station/store/station_store.h"
#include "station/work/clock_correction.h"
#include "station/work/synchronise.h"
#include "sync/central/commands.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

namespace fs = std::filesystem;

struct SetBackFixture : DeskFixture {
    std::string_view contact() { return nameOfFault(work::fetchVisits(station().workbench())); }
    fs::path data() const { return work() / "station"; }
    fs::path aside() const { return work() / "aside"; }
    /// The whole directory of the station as it is now.
    void copyAside() {
        closeStation();
        fs::copy(data(), aside(), fs::copy_options::recursive);
        openStation();
    }
    void restore() {
        closeStation();
        fs::remove_all(data());
        fs::rename(aside(), data());
        openStation();
    }
    void somethingHappens() {
        requireDone(station().store().audit().record("Started", "station", "something", clock().now()));
    }
    const Clock& clock() { return station().ports().clock; }
    app::AuditProof proof() const {
        return {.bundle = centralDirectory() / "bundle", .record = work() / "record.p7s"};
    }
    void fetchRecord() {
        requireDone(
            rapoint::writeFile(proof().record, valueOf(sync::commands::headRecord(centralDirectory(), "RA-01"))));
    }
    std::string_view verified(const app::AuditProof& against) const {
        return nameOfFault(app::verifyAudit(valueOf(config()), against).and_then([](const AuditFinding& finding) {
            return finding.checkIntact();
        }));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(set_back_tests, SetBackFixture)

BOOST_AUTO_TEST_CASE(an_old_copy_of_the_station_is_noticed_at_the_next_contact) {
    BOOST_TEST(contact() == "");
    copyAside();
    somethingHappens();
    BOOST_TEST(contact() == "");
    BOOST_TEST(contact() == "");
    restore();
    BOOST_TEST(contact() == "station-set-back");
    somethingHappens();
    somethingHappens();
    somethingHappens();
    BOOST_TEST(contact() == "station-set-back"); // also when it has become longer than it was
    BOOST_TEST(valueOf(sync::commands::heads(centralDirectory())).at(0).at("setBack") != "");
    const CaseId id = begin();
    stopAt(id, "hand-over");
    auto person = people(id);
    BOOST_TEST(nameOfFault(advance(id, person)) == "station-set-back");
    requireDone(sync::commands::acceptHead(centralDirectory(), "RA-01"));
    BOOST_TEST(contact() == "");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(an_old_copy_that_has_grown_past_the_record_is_noticed_too) {
    BOOST_TEST(contact() == "");
    copyAside();
    somethingHappens();
    BOOST_TEST(contact() == "");
    restore();
    for (int i = 0; i < 20; ++i)
        somethingHappens();
    BOOST_TEST(contact() == "station-set-back");
}

BOOST_AUTO_TEST_CASE(the_log_is_judged_by_what_the_central_has_and_not_by_what_lies_beside_it) {
    BOOST_TEST(contact() == "");
    copyAside();
    somethingHappens();
    BOOST_TEST(contact() == "");
    fetchRecord();
    closeStation();
    BOOST_TEST(verified({}) == "");
    BOOST_TEST(verified(proof()) == "");
    // A certificate that somebody made, or that was given to an officer, proves no log.
    const fs::path certificate = work() / "station.crt";
    const Bytes own = valueOf(rapoint::readFile(certificate, 65536));
    requireDone(rapoint::writeFile(certificate, test::SoftwareSigningKey{"RA-01"}.certificate()));
    BOOST_TEST(verified({}) == "seal-broken");
    BOOST_TEST(verified({.bundle = proof().bundle}) == "seal-broken");
    BOOST_TEST(verified(proof()) == "");
    openStation();
    requireDone(rapoint::writeFile(certificate, inspector().key->certificate()));
    closeStation();
    BOOST_TEST(verified({}) == "seal-broken");
    requireDone(rapoint::writeFile(certificate, own));
    restore();
    closeStation();
    BOOST_TEST(verified({}) == "");
    BOOST_TEST(verified(proof()) == "station-set-back");
    Bytes record = valueOf(rapoint::readFile(proof().record, 65536));
    record.back() ^= 1U;
    requireDone(rapoint::writeFile(proof().record, record));
    BOOST_TEST(verified(proof()) == "receipt-forged");
}

BOOST_AUTO_TEST_CASE(a_case_whose_last_facts_were_cut_off_makes_no_second_card) {
    const CaseId id = begin();
    stopAt(id, "hand-over");
    const auto kept = events(id);
    std::size_t approved = 0;
    while (!std::holds_alternative<Approved>(kept[approved].event))
        ++approved;
    closeStation();
    SQLite::Database{(data() / "store.db").string(), SQLite::OPEN_READWRITE}.exec(
        "DELETE FROM events WHERE case_id = '" + id.text() + "' AND number > " + std::to_string(approved) +
        "; UPDATE cases SET approver = NULL, length = " + std::to_string(approved) + " WHERE id = '" + id.text() +
        "'");
    openStation();
    auto person = people(id);
    BOOST_TEST(nameOfFault(advance(id, person)) == "audit-broken");
    BOOST_TEST(audited(id).size() >= kept.size());
}

BOOST_AUTO_TEST_CASE(a_sealed_package_is_delivered_while_the_clock_is_wrong) {
    const CaseId id = begin();
    stopAt(id, "hand-over");
    // The station is offline when the package is sealed.
    openStation({.central = "https://localhost:1"});
    auto person = people(id);
    BOOST_TEST(nameOfFault(advance(id, person)) == "central-unreachable");
    openStation();
    const Instant now = clock().now();
    closeStation();
    // As one entry under a clock that was ten days ahead leaves it.
    SQLite::Database{(data() / "store.db").string(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE audit_head SET at = at + 864000000");
    openStation();
    BOOST_TEST(contact() == "clock-set-back");
    auto again = people(id);
    BOOST_TEST(!advance(id, again).has_value());
    int delivered = 0;
    requireDone(work::deliverSealed(station().workbench(),
                                    [&](const CaseId&, const Result<>& went) { delivered += went ? 1 : 0; }));
    BOOST_TEST(delivered == 1);
    BOOST_TEST(atCentral(id).value("state", "") == "opened");

    const Officer first = inspector();
    const Officer second = valueOf(station().signInApprover());
    const work::Workbench& bench = station().workbench();
    BOOST_TEST(nameOfFault(work::correctClock(bench, first, first, "wrong year")) == "approver-is-creator");
    BOOST_TEST(nameOfFault(work::correctClock(bench, first, {"another-name", first.key}, "wrong year")) ==
               "approver-is-creator");
    BOOST_TEST(nameOfFault(work::confirmClock(bench, first, "wrong year")) == "input-invalid");
    requireDone(work::correctClock(bench, first, second, "wrong year"));
    BOOST_TEST(nameOfFault(work::correctClock(bench, first, second, "again")) == "input-invalid");
    BOOST_CHECK(valueOf(station().store().audit().newest()) >= now);
    BOOST_TEST(linesOfAudit("ClockCorrected").at(0).at("actor") == first.id + " and " + second.id);
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
