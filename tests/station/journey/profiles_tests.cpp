#include "station/journey/profiles.h"

#include "tests/station/journey/profile_fixture.h"

#include <map>

using namespace rapoint;
using namespace rapoint::tests;

namespace {

struct KeptInMemory final : KeptProfiles {
    Result<> keep(const std::string& digest, const std::string& text) override {
        texts.emplace(digest, text);
        return {};
    }
    Result<std::optional<std::string>> find(const std::string& digest) override {
        ++asked;
        const auto at = texts.find(digest);
        return at == texts.end() ? std::optional<std::string>{} : std::optional{at->second};
    }
    std::map<std::string, std::string> texts;
    int asked = 0;
};

struct TwoDays {
    KeptInMemory kept;
    Profile yesterday = *parseProfile(soundProfile(), "yesterday");
    Profile today = *parseProfile(soundProfile() + "\n# another edition\n", "today");

    static CaseState caseOf(const std::string& digest) {
        CaseState state;
        state.profileDigest = digest;
        return state;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(profiles_tests, TwoDays)

BOOST_AUTO_TEST_CASE(a_case_goes_by_the_profile_it_has_the_digest_of) {
    BOOST_REQUIRE(Profiles::open(yesterday, kept));
    auto profiles = Profiles::open(today, kept);
    BOOST_REQUIRE(profiles);
    BOOST_TEST((*profiles->of(caseOf(today.digest)))->digest == today.digest);
    BOOST_TEST(kept.asked == 0);
    for (int i = 0; i < 2; ++i)
        BOOST_TEST((*profiles->of(caseOf(yesterday.digest)))->digest == yesterday.digest);
    BOOST_TEST(kept.asked == 1);
    BOOST_TEST(kept.texts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_case_whose_profile_was_never_kept_goes_by_todays) {
    auto profiles = Profiles::open(today, kept);
    BOOST_REQUIRE(profiles);
    BOOST_TEST((*profiles->of(caseOf(yesterday.digest)))->digest == today.digest);
}

BOOST_AUTO_TEST_CASE(a_case_whose_kept_profile_this_program_cannot_read_goes_by_todays) {
    kept.texts["x"] = "id = 1";
    auto profiles = Profiles::open(today, kept);
    BOOST_REQUIRE(profiles);
    BOOST_TEST((*profiles->of(caseOf("x")))->digest == today.digest);
}

BOOST_AUTO_TEST_SUITE_END()
