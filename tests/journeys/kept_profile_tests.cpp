#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

/// A registration point with assets of its own, whose provider's profile the test changes.
struct OwnProfile : DeskFixture {
    const fs::path assets = work() / "assets";
    const fs::path file = assets / "providers" / "cencert.toml";

    OwnProfile() {
        closeStation();
        const fs::path installed = fs::path{RAPOINT_SOURCE_DIR} / "assets";
        fs::create_directory(assets);
        for (const auto& entry : fs::directory_iterator{installed})
            if (entry.path().filename() != "providers")
                fs::create_symlink(entry.path(), assets / entry.path().filename());
        fs::copy(installed / "providers", assets / "providers");
        auto config = valueOf(app::readStationConfig(work()));
        config.assets = assets;
        requireDone(app::writeStationConfig(config));
        openStation();
    }

    std::string text() const {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    void write(const std::string& profile) const { std::ofstream{file, std::ios::binary} << profile; }

    /// At the desk the payment now comes before the document's features.
    void payFirst() {
        closeStation();
        std::string profile = text();
        constexpr std::string_view kStep = "[[journey.step]]\ndo = ";
        const std::size_t desk = profile.find("mode = \"desk\"");
        const std::size_t features = profile.find(std::string{kStep} + "\"check-features\"", desk);
        const std::size_t payment = profile.find(kStep, features + 1);
        const std::size_t after = profile.find(kStep, payment + 1);
        BOOST_REQUIRE(after != std::string::npos);
        BOOST_REQUIRE(profile.compare(payment + kStep.size(), 16, "\"record-payment\"") == 0);
        const auto begin = profile.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(features), begin + static_cast<std::ptrdiff_t>(payment),
                    begin + static_cast<std::ptrdiff_t>(after));
        write(profile);
        openStation();
    }

    /// As the release before left the store: it kept no profile.
    void forgetProfiles() {
        closeStation();
        SQLite::Database{(work() / "station" / "store.db").string(), SQLite::OPEN_READWRITE}.exec(
            "DELETE FROM profiles");
    }

    std::ptrdiff_t adoptions(const CaseId& id) { return std::ranges::count(audited(id), "ProfileAdopted"); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(kept_profile_tests, OwnProfile)

BOOST_AUTO_TEST_CASE(a_case_goes_on_in_the_order_it_was_begun_with_and_a_new_one_in_the_new_order) {
    const CaseId old = begin();
    stopAt(old, "features");
    payFirst();
    // In the new order the payment is behind whoever stands at the features.
    const CaseState goesOn = stopAt(old, "payment");
    BOOST_TEST(!goesOn.featureResults.empty());
    const CaseId young = begin();
    BOOST_TEST(stopAt(young, "payment").featureResults.empty());
    BOOST_TEST(stopAt(young, "features").payment.has_value());
    BOOST_TEST(state(young).profileDigest != goesOn.profileDigest);
    openStation();
    requireCompleted(old);
    BOOST_TEST(adoptions(old) == 0);
}

BOOST_AUTO_TEST_CASE(a_case_goes_on_when_the_file_is_gone_and_the_station_has_another_provider) {
    const CaseId old = begin();
    stopAt(old, "features");
    closeStation();
    fs::remove(file);
    auto config = valueOf(app::readStationConfig(work()));
    config.provider = "eurocert";
    requireDone(app::writeStationConfig(config));
    openStation();
    BOOST_TEST(station().profile().id == "eurocert");
    BOOST_TEST(valueOf(station().profileOf(old))->id == "cencert");
    const app::Output quiet{false};
    DeskPeople someone{script(), *valueOf(station().profileOf(old)), quiet};
    someone.silentAt("payment");
    const CaseProgress progress = valueOf(advance(old, someone));
    BOOST_REQUIRE(progress.question);
    BOOST_TEST(progress.question->what == "payment");
}

BOOST_AUTO_TEST_CASE(a_case_of_a_release_that_kept_no_profile_goes_by_the_file_and_says_so_if_that_has_changed) {
    const CaseId id = begin();
    const CaseState begun = stopAt(id, "features");
    forgetProfiles();
    payFirst();
    const CaseState adopted = stopAt(id, "features");
    BOOST_TEST(adopted.profileDigest == station().profile().digest);
    BOOST_TEST(adopted.profileDigest != begun.profileDigest);
    BOOST_TEST(adopted.payment.has_value());
    BOOST_TEST(adoptions(id) == 1);
    // From now on that one is its own.
    closeStation();
    write("# another edition\n" + text());
    openStation();
    BOOST_TEST(stopAt(id, "features").profileDigest == adopted.profileDigest);
    BOOST_TEST(adoptions(id) == 1);
}

BOOST_AUTO_TEST_CASE(a_case_of_a_release_that_kept_no_profile_keeps_the_file_s_where_it_is_the_same) {
    const CaseId id = begin();
    const CaseState begun = stopAt(id, "features");
    forgetProfiles();
    openStation();
    payFirst();
    BOOST_TEST(!stopAt(id, "payment").featureResults.empty());
    BOOST_TEST(state(id).profileDigest == begun.profileDigest);
    BOOST_TEST(adoptions(id) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
