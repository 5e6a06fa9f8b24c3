#include "station/case/feature_checklist.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace rapoint;

namespace {

/// A fixed sequence of bytes (a linear congruential generator), so that every run picks the same.
class SeededRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) {
            m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
            byte = static_cast<std::uint8_t>(m_state >> 56);
        }
    }

private:
    std::uint64_t m_state = 7;
};

const std::vector<std::string> kFeatures{"a", "b", "c", "d", "e", "f"};

} // namespace

BOOST_AUTO_TEST_SUITE(feature_checklist_tests)

BOOST_AUTO_TEST_CASE(the_first_are_fixed_and_the_rest_is_picked_evenly_by_chance) {
    SeededRandom random;
    std::map<std::string, int> times;
    for (int i = 0; i < 4000; ++i) {
        const auto picked = pickFeatures(kFeatures, 3, 1, random);
        BOOST_REQUIRE(picked);
        BOOST_REQUIRE(picked->features.size() == 3U);
        BOOST_REQUIRE((picked->features[0] == "a" && picked->features[1] == "b"));
        BOOST_REQUIRE(picked->features[2] == picked->pickedAtRandom);
        ++times[picked->pickedAtRandom];
    }
    BOOST_TEST(times.size() == 4U);
    for (const auto& [feature, count] : times)
        BOOST_TEST((count > 850 && count < 1150), feature << " " << count);
}

BOOST_AUTO_TEST_CASE(no_feature_is_picked_twice) {
    SeededRandom random;
    const auto picked = pickFeatures(kFeatures, 6, 5, random);
    BOOST_REQUIRE(picked);
    BOOST_TEST((std::set<std::string>{picked->features.begin(), picked->features.end()}.size()) == 6U);
    BOOST_TEST(std::ranges::count(picked->pickedAtRandom, ',') == 4);
}

BOOST_AUTO_TEST_CASE(a_list_that_does_not_fit_its_numbers_is_profile_invalid) {
    SeededRandom random;
    for (const auto& [list, count, chance] :
         {std::tuple<std::vector<std::string>, std::size_t, std::size_t>{kFeatures, 7, 1},
          {kFeatures, 0, 0},
          {kFeatures, 2, 3},
          {{"a", "a", "b"}, 2, 1},
          {{}, 1, 1}}) {
        const auto picked = pickFeatures(list, count, chance, random);
        BOOST_REQUIRE(!picked);
        BOOST_TEST((picked.error().code == FaultCode::ProfileInvalid));
    }
}

BOOST_AUTO_TEST_SUITE_END()
