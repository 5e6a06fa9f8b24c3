#include "station/identity/picture_quality.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

PictureQuality good() {
    return {.page = "ID-3",
            .zone = "TD3",
            .dotsPerInch = 250,
            .edgeMicrometres = 250,
            .medianGrey = 160,
            .burntPermille = 3,
            .glarePermille = 0,
            .jpegQuality = 92};
}

std::string wordsOf(const PictureQuality& quality, const QualityMinimum& minimum = {}) {
    std::string words;
    for (const QualityLack& lack : lacksOf(quality, minimum))
        words.append(words.empty() ? "" : " ").append(lack.what);
    return words;
}

} // namespace

BOOST_AUTO_TEST_SUITE(picture_quality_tests)

BOOST_AUTO_TEST_CASE(a_good_picture_lacks_nothing) {
    BOOST_TEST(wordsOf(good()).empty());
    BOOST_TEST(explain(lacksOf(good(), {})).empty());
}

BOOST_AUTO_TEST_CASE(each_measure_is_judged_by_itself) {
    const auto with = [](std::int64_t PictureQuality::*measure, std::int64_t value) {
        PictureQuality quality = good();
        quality.*measure = value;
        return wordsOf(quality);
    };
    BOOST_TEST(with(&PictureQuality::dotsPerInch, 99) == "resolution");
    BOOST_TEST(with(&PictureQuality::edgeMicrometres, 801) == "sharpness");
    BOOST_TEST(with(&PictureQuality::medianGrey, 49) == "light");
    BOOST_TEST(with(&PictureQuality::burntPermille, 251) == "exposure");
    BOOST_TEST(with(&PictureQuality::glarePermille, 41) == "glare");
    BOOST_TEST(with(&PictureQuality::jpegQuality, 49) == "compression");
}

BOOST_AUTO_TEST_CASE(what_is_just_enough_is_enough) {
    PictureQuality quality = good();
    quality.dotsPerInch = 100;
    quality.edgeMicrometres = 800;
    quality.glarePermille = 40;
    BOOST_TEST(wordsOf(quality).empty());
    BOOST_TEST(wordsOf(quality, {.leastDotsPerInch = 101}) == "resolution");
}

BOOST_AUTO_TEST_CASE(without_a_page_resolution_and_sharpness_mean_nothing) {
    PictureQuality quality = good();
    quality.page.clear();
    quality.dotsPerInch = 0;
    quality.edgeMicrometres = 0;
    BOOST_TEST(wordsOf(quality) == "page");
    BOOST_TEST(explain(lacksOf(quality, {})) == "page not seen");
}

BOOST_AUTO_TEST_CASE(a_person_reads_what_was_measured_and_what_is_wanted) {
    PictureQuality quality = good();
    quality.dotsPerInch = 84;
    quality.glarePermille = 51;
    BOOST_TEST(explain(lacksOf(quality, {})) == "resolution 84 dpi instead of 100, glare 51 ‰ instead of 40");
}

BOOST_AUTO_TEST_SUITE_END()
