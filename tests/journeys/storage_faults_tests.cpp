#include "station/app/demo/simulated_site.h"
#include "station/store/station_store.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/journeys/reading_envelope_printer.h"
#include "tests/support/full_disk.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

#include <sys/wait.h>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::FullDisk;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace fs = std::filesystem;

namespace {

bool holds(const fs::path& file, const std::string& text) {
    std::ifstream in{file, std::ios::binary};
    const std::string content{std::istreambuf_iterator<char>{in}, {}};
    return content.find(text) != std::string::npos || file.filename().string().find(text) != std::string::npos;
}

/// The files below the directory that hold one of the texts, in their content or their name.
std::vector<std::string> filesWith(const fs::path& directory, const std::vector<std::string>& texts) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{directory})
        for (const std::string& text : texts)
            if (entry.is_regular_file() && holds(entry.path(), text))
                found.push_back(entry.path().string() + ": " + text);
    return found;
}

/// The ways in which the applicant's data could have been left behind: as written, in the zone's letters, in lower
/// case.
std::vector<std::string> tracesOf(const Applicant& applicant) {
    return {applicant.surname,
            applicant.givenNames,
            "ŻÓŁĆ",
            "żółć-łęcka",
            "małgorzata",
            "Małgorzata",
            "ZOLC<LECKA",
            "ZOLC LECKA",
            "ZOLC",
            "MALGORZATA",
            "malgorzata",
            "zolc",
            applicant.documentNumber,
            "zs0000241",
            applicant.nationalNumber.value,
            "880514",
            "1988-05-14",
            applicant.email};
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(storage_faults_tests, DeskFixture)

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_when_the_picture_comes) {
    const CaseId id = begin();
    auto person = people(id);
    {
        const FullDisk disk{60 << 10};
        requireFault(id, advance(id, person), FaultCode::DiskFull);
    }
    BOOST_TEST(!state(id).document.has_value());
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_when_the_package_is_sealed) {
    const CaseId id = begin();
    const CaseState before = stopAt(id, "hand-over");
    auto person = people(id);
    std::optional<FullDisk> disk;
    person.on("hand-over", [&](const Question&, const CaseState&) -> std::optional<Answer> {
        disk.emplace(100 << 10);
        return Confirmed{};
    });
    const auto progress = advance(id, person);
    disk.reset();
    requireFault(id, progress, FaultCode::DiskFull);
    BOOST_TEST(!state(id).package.has_value());
    BOOST_TEST(state(id).length >= before.length);
    closeStation();
    openStation();
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_records_nothing_until_it_is_right) {
    const CaseId id = begin();
    const CaseState before = stopAt(id, "payment");
    const FixedClock behind{before.changedAt - std::chrono::hours{1}};
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person, {.clock = &behind}), FaultCode::ClockSetBack);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::FixDevice);
    BOOST_TEST(state(id).length == before.length);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_second_program_on_the_same_directory_is_told_so_and_harms_nothing) {
    const CaseId id = begin();
    stopAt(id, "payment");
    auto second = valueOf(ChildProcess::start(
        {.arguments = {app::siblingProgram("rapoint").string(), "case", "list", "--work", work().string()},
         .environment = {"PATH=/usr/bin:/bin"}}));
    BOOST_REQUIRE(second.endsWithin(std::chrono::seconds{30}));
    BOOST_TEST(WEXITSTATUS(*second.waitStatus()) ==
               static_cast<int>(rowOf(FaultCode::DataDirectoryBusy).exitStatus));
    const auto claimed = store::StationStore::open(work() / "station", station().ports().stationKey,
                                                   *inspector().key, station().ports().clock);
    BOOST_TEST(test::nameOfFault(claimed) == "data-directory-busy");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(after_a_visit_the_station_holds_nothing_of_the_applicant) {
    const CaseId id = begin();
    ReadingEnvelopePrinter printer{station().ports().envelopePrinter};
    auto person = people(id);
    const auto progress = advance(id, person, {.envelopePrinter = &printer});
    requireClosed(id, progress, "completed");
    std::vector<std::string> traces = tracesOf(progress->state.confirmed->applicant);
    for (const std::string& trace : traces)
        BOOST_TEST(trace.size() >= 4);
    const ByteView pin = printer.seen.bytes();
    BOOST_REQUIRE(pin.size() == 6);
    // A serial or hash may hold six digits by chance: the PIN is looked for where it would stand as a word.
    for (const char quote : {'"', ' ', '\n', ':'})
        traces.push_back(quote + std::string{pin.begin(), pin.end()});
    const auto nothing = std::vector<std::string>{};
    BOOST_TEST(filesWith(work() / "station", traces) == nothing, boost::test_tools::per_element());
    closeStation();
    BOOST_TEST(filesWith(work() / "station", traces) == nothing, boost::test_tools::per_element());

    // What the search finds where there is something to find.
    for (const std::string& trace : traces) {
        std::ofstream{work() / "station" / "outbox" / "planted", std::ios::binary} << "xyz" << trace << "xyz";
        BOOST_TEST(!filesWith(work() / "station", {trace}).empty());
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_key_in_the_profile_is_named_and_nothing_is_opened) {
    const CaseId id = begin();
    stopAt(id, "payment");
    closeStation();
    const fs::path assets = work() / "assets";
    fs::copy(fs::path{RAPOINT_SOURCE_DIR} / "assets", assets, fs::copy_options::recursive);
    const fs::path profile = assets / "providers" / "cencert.toml";
    std::string text;
    {
        std::ifstream in{profile};
        text.assign(std::istreambuf_iterator<char>{in}, {});
    }
    std::ofstream{profile} << "shoe-size = 42\n" << text;
    app::StationConfig config = valueOf(app::readStationConfig(work()));
    const fs::path sound = config.assets;
    config.assets = assets;
    requireDone(app::writeStationConfig(config));
    const auto opened = tryToOpen();
    BOOST_REQUIRE(!opened);
    BOOST_TEST(test::nameOfFault(opened) == "profile-invalid");
    BOOST_TEST(opened.error().detail.find("shoe-size") != std::string::npos);
    config.assets = sound;
    requireDone(app::writeStationConfig(config));
    openStation();
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
