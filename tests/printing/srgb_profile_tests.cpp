#include "printing/layout/srgb_profile.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <map>
#include <string>

using namespace rapoint;
using namespace rapoint::printing;

namespace {

std::uint32_t numberAt(const Bytes& bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes.at(at)) << 24 | static_cast<std::uint32_t>(bytes.at(at + 1)) << 16 |
           static_cast<std::uint32_t>(bytes.at(at + 2)) << 8 | bytes.at(at + 3);
}

double fixedAt(const Bytes& bytes, std::size_t at) {
    return static_cast<std::int32_t>(numberAt(bytes, at)) / 65536.0;
}

/// Where each tag is, as its table says.
std::map<std::string, std::size_t> tagsOf(const Bytes& profile) {
    std::map<std::string, std::size_t> tags;
    for (std::uint32_t i = 0; i < numberAt(profile, 128); ++i) {
        const std::size_t entry = 132 + 12 * i;
        const std::size_t offset = numberAt(profile, entry + 4);
        const std::size_t size = numberAt(profile, entry + 8);
        BOOST_TEST(offset % 4 == 0U);
        BOOST_TEST(offset + size <= profile.size());
        tags[std::string(profile.begin() + static_cast<std::ptrdiff_t>(entry),
                         profile.begin() + static_cast<std::ptrdiff_t>(entry) + 4)] = offset;
    }
    return tags;
}

} // namespace

BOOST_AUTO_TEST_SUITE(srgb_profile_tests)

BOOST_AUTO_TEST_CASE(it_is_a_display_profile_of_its_own_size) {
    const Bytes profile = srgbProfile();
    BOOST_TEST(numberAt(profile, 0) == profile.size());
    BOOST_TEST(numberAt(profile, 8) == 0x04200000U);
    BOOST_TEST(std::string(profile.begin() + 12, profile.begin() + 24) == "mntrRGB XYZ ");
    BOOST_TEST(std::string(profile.begin() + 36, profile.begin() + 40) == "acsp");
    BOOST_TEST(tagsOf(profile).size() == 10U);
}

BOOST_AUTO_TEST_CASE(full_red_green_and_blue_are_the_white_of_the_connection_space) {
    const Bytes profile = srgbProfile();
    auto tags = tagsOf(profile);
    const std::array white{0.9642, 1.0, 0.8249};
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (const char* primary : {"rXYZ", "gXYZ", "bXYZ"})
            sum += fixedAt(profile, tags.at(primary) + 8 + 4 * i);
        BOOST_TEST(std::abs(sum - white[i]) < 0.0002);
        BOOST_TEST(std::abs(fixedAt(profile, tags.at("wtpt") + 8 + 4 * i) - white[i]) < 0.0001);
    }
}

BOOST_AUTO_TEST_CASE(the_curve_has_no_step_and_ends_at_one) {
    const Bytes profile = srgbProfile();
    auto tags = tagsOf(profile);
    BOOST_TEST(tags.at("rTRC") == tags.at("gTRC"));
    BOOST_TEST(tags.at("rTRC") == tags.at("bTRC"));
    const std::size_t at = tags.at("rTRC") + 12;
    const double g = fixedAt(profile, at);
    const double a = fixedAt(profile, at + 4);
    const double b = fixedAt(profile, at + 8);
    const double c = fixedAt(profile, at + 12);
    const double d = fixedAt(profile, at + 16);
    BOOST_TEST(std::abs(std::pow(a + b, g) - 1) < 0.0002);
    BOOST_TEST(std::abs(std::pow(a * d + b, g) - c * d) < 0.0002);
    // The middle grey of sRGB, 8 bits 119, reflects 18.4 %.
    BOOST_TEST(std::abs(std::pow(a * 119 / 255 + b, g) - 0.1845) < 0.0005);
}

BOOST_AUTO_TEST_SUITE_END()
