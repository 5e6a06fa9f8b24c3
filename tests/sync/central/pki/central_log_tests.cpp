#include "station/crypto/openssl_der.h"
#include "sync/central/commands.h"
#include "sync/central/pki/central_log.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct LogFixture : CentralFixture {
    FixedClock clock{SystemClock{}.now()};
    CentralKeys keys = valueOf(CentralKeys::load(directory()));
    std::unique_ptr<CentralStore> store = openStore();
    CentralLog log{store->audit(), keys.receipt, clock};

    void writeThree() {
        for (const char* who : {"user/anna", "user/jan", "user/anna"})
            requireDone(log.write({"mandate", who, "station/RA-01", Digest::of(bytesOf(who)).hex()}));
    }
    void change(const std::string& sql) {
        SQLite::Database database{(directory() / "central.db").string(), SQLite::OPEN_READWRITE, 10'000};
        database.exec(sql);
    }
    /// The text of a line, with its own hash recomputed.
    void rewrite(int number, const std::string& what, const std::string& with) {
        SQLite::Database database{(directory() / "central.db").string(), SQLite::OPEN_READWRITE, 10'000};
        std::string entry =
            database.execAndGet("SELECT entry FROM audit WHERE number = " + std::to_string(number)).getString();
        const std::size_t at = entry.find(what);
        BOOST_REQUIRE(at != std::string::npos);
        entry.replace(at, what.size(), with);
        SQLite::Statement update{database, "UPDATE audit SET entry = ?, hash = ? WHERE number = ?"};
        update.bind(1, entry);
        update.bind(2, Digest::of(bytesOf(entry)).hex());
        update.bind(3, number);
        BOOST_REQUIRE(update.exec() == 1);
    }
    std::string brokenAt() {
        const auto proven = log.proven();
        BOOST_REQUIRE(!proven);
        BOOST_TEST(nameOfFault(proven) == "audit-broken");
        return proven.error().detail;
    }
    nlohmann::ordered_json last() { return valueOf(commands::audit(directory())).back(); }
    void write(const std::filesystem::path& path, ByteView bytes) {
        std::ofstream{path, std::ios::binary} << textOf(bytes);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(central_log_tests, LogFixture)

BOOST_AUTO_TEST_CASE(what_was_written_is_proven_in_its_order) {
    BOOST_TEST(valueOf(log.proven()).empty());
    writeThree();
    const auto acts = valueOf(log.proven());
    BOOST_REQUIRE(acts.size() == 3U);
    BOOST_TEST(acts[1].act.who == "user/jan");
    BOOST_TEST(acts[2].number == 3U);
    BOOST_TEST((acts[0].at == clock.now()));
}

BOOST_AUTO_TEST_CASE(a_line_that_was_rewritten_with_its_hash_is_named) {
    for (const auto& [what, with] : {std::pair{"user/jan", "user/eva"},
                                     {"mandate", "enrol"},
                                     {"RA-01", "RA-02"},
                                     {R"("at":"2)", R"("at":"1)"},
                                     {R"("digest":")", R"("digest":"0)"}}) {
        LogFixture f;
        f.writeThree();
        f.rewrite(2, what, with);
        BOOST_TEST(f.brokenAt().find("line 2") != std::string::npos, what);
    }
}

BOOST_AUTO_TEST_CASE(a_line_that_is_gone_exchanged_or_made_without_the_key_is_named) {
    for (const char* sql :
         {"DELETE FROM audit WHERE number = 1", "DELETE FROM audit WHERE number = 2",
          "UPDATE audit SET head = (SELECT head FROM audit WHERE number = 1) WHERE number = 2",
          "UPDATE audit SET head = x'00' WHERE number = 3",
          "UPDATE audit SET entry = (SELECT entry FROM audit WHERE number = 1), hash = (SELECT hash FROM audit "
          "WHERE number = 1), head = (SELECT head FROM audit WHERE number = 1) WHERE number = 2",
          "INSERT INTO audit (number, entry, hash, head) SELECT 4, entry, hash, head FROM audit WHERE number = "
          "3"}) {
        LogFixture f;
        f.writeThree();
        f.change(sql);
        BOOST_TEST(!f.brokenAt().empty(), sql);
    }
}

BOOST_AUTO_TEST_CASE(a_log_that_another_key_signed_is_not_the_centrals) {
    CentralLog foreign{store->audit(), keys.issuingAuthority, clock};
    requireDone(foreign.write({"enrol", "user/anna", "inspector/eva"}));
    BOOST_TEST(!brokenAt().empty());
}

BOOST_AUTO_TEST_CASE(enrolments_mandates_imports_and_opened_packages_are_written_down_with_who_did_it) {
    const CaseId id = makeCaseId();
    write(directory() / "s.p10", makeRequest(holder.key(), "ignored"));
    requireDone(
        commands::enrolFile(directory(), "inspector", "eva", directory() / "s.p10", directory() / "eva.pem"));
    BOOST_TEST(last()["what"] == "enrol");
    BOOST_TEST(last()["about"] == "inspector/eva");
    BOOST_TEST(last()["who"] == localUser());
    BOOST_TEST(localUser().starts_with("user/"));
    const Bytes mandate = valueOf(commands::giveMandate(directory(), "RA-07", 5, 7));
    BOOST_TEST(last()["what"] == "mandate");
    BOOST_TEST(last()["about"] == "station/RA-07");
    BOOST_TEST(last()["digest"] == Digest::of(mandate).hex());
    const auto file = directory() / (id.text() + ".p7m");
    write(file, seal(id, holder.key()));
    valueOf(commands::importPackages(directory(), {file}));
    BOOST_TEST(last()["what"] == "import");
    BOOST_TEST(last()["about"] == id.text());
    valueOf(commands::open(directory(), id, directory() / "out"));
    BOOST_TEST(last()["what"] == "open");
    BOOST_TEST(last()["about"] == id.text());
    BOOST_TEST(valueOf(commands::audit(directory())).size() == 4U);
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_no_act) {
    BOOST_TEST(!commands::giveMandate(directory(), "RA-07", 0, 7).has_value());
    BOOST_TEST(!commands::open(directory(), makeCaseId(), directory() / "out").has_value());
    BOOST_TEST(valueOf(commands::audit(directory())).empty());
}

BOOST_AUTO_TEST_SUITE_END()
