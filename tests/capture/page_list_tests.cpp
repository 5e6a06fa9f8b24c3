#include "capture/page/page_list.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <stdexcept>

using namespace rapoint;
using namespace rapoint::capture;

namespace {

Picture pictureOf(double shade) {
    Picture picture{{}, "image/png"};
    cv::imencode(".png", cv::Mat{700, 1000, CV_8UC1, cv::Scalar{shade}}, picture.encoded);
    return picture;
}

/// The shades of the pages, by their previews.
std::vector<int> shadesOf(const PageList& list) {
    std::vector<int> shades;
    for (const PageList::Page& page : list.pages())
        shades.push_back(static_cast<int>(cv::mean(cv::imdecode(page.preview, cv::IMREAD_GRAYSCALE))[0] + 0.5));
    return shades;
}

PageList threePages() {
    PageList list;
    for (double shade : {10.0, 20.0, 30.0})
        BOOST_REQUIRE(list.add(pictureOf(shade)));
    return list;
}

void checkShades(const PageList& list, const std::vector<int>& expected) {
    BOOST_TEST(shadesOf(list) == expected, boost::test_tools::per_element());
}

} // namespace

BOOST_AUTO_TEST_SUITE(page_list_tests)

BOOST_AUTO_TEST_CASE(pages_keep_their_order_their_bytes_and_a_small_preview) {
    const PageList list = threePages();
    checkShades(list, {10, 20, 30});
    BOOST_TEST(list.pages()[1].picture.encoded == pictureOf(20).encoded, boost::test_tools::per_element());
    const cv::Mat preview = cv::imdecode(list.pages()[0].preview, cv::IMREAD_GRAYSCALE);
    BOOST_TEST(preview.cols == 320);
    BOOST_TEST(preview.rows == 224);
}

BOOST_AUTO_TEST_CASE(pages_are_moved_either_way) {
    PageList list = threePages();
    list.move(0, 2);
    checkShades(list, {20, 30, 10});
    list.move(2, 1);
    checkShades(list, {20, 10, 30});
    list.move(1, 1);
    checkShades(list, {20, 10, 30});
}

BOOST_AUTO_TEST_CASE(a_page_is_retaken_in_place_or_removed) {
    PageList list = threePages();
    BOOST_REQUIRE(list.retake(1, pictureOf(90)));
    checkShades(list, {10, 90, 30});
    list.remove(0);
    checkShades(list, {90, 30});
}

BOOST_AUTO_TEST_CASE(a_picture_that_cannot_be_read_changes_nothing) {
    PageList list = threePages();
    const auto added = list.add({Bytes(50, 3), "image/png"});
    BOOST_REQUIRE(!added);
    BOOST_TEST(bool(added.error().code == FaultCode::ImageUnreadable));
    BOOST_TEST(!list.retake(0, {{}, "image/jpeg"}));
    checkShades(list, {10, 20, 30});
}

BOOST_AUTO_TEST_CASE(there_is_a_most_and_pages_that_are_not_there_are_not_touched) {
    PageList list;
    for (std::size_t page = 0; page < PageList::kMost; ++page)
        BOOST_REQUIRE(list.add({pictureOf(5)}));
    BOOST_TEST(!list.add(pictureOf(5)));
    BOOST_CHECK_THROW(list.move(0, PageList::kMost), std::out_of_range);
    BOOST_CHECK_THROW(list.remove(PageList::kMost), std::out_of_range);
    BOOST_CHECK_THROW(static_cast<void>(list.retake(PageList::kMost, pictureOf(5))), std::out_of_range);
    BOOST_TEST(list.pages().size() == PageList::kMost);
}

BOOST_AUTO_TEST_SUITE_END()
