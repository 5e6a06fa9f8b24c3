#include "station/case/page_list.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace rapoint;

namespace {

CapturedPage pageNamed(const std::string& name) {
    CapturedPage page;
    page.picture.name = name;
    return page;
}

PageList threePages() {
    PageList list;
    for (std::int64_t page = 1; page <= 3; ++page)
        list.put(page, pageNamed(std::string{"abc"[page - 1]}));
    return list;
}

std::string namesOf(const PageList& list) {
    std::string names;
    for (const CapturedPage& page : list.all())
        names += page.picture.name;
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(page_list_tests)

BOOST_AUTO_TEST_CASE(pages_keep_the_order_in_which_they_were_put) {
    BOOST_TEST(namesOf(threePages()) == "abc");
}

BOOST_AUTO_TEST_CASE(pages_are_moved_either_way) {
    PageList list = threePages();
    list.move(1, 3);
    BOOST_TEST(namesOf(list) == "bca");
    list.move(3, 2);
    BOOST_TEST(namesOf(list) == "bac");
    list.move(2, 2);
    BOOST_TEST(namesOf(list) == "bac");
}

BOOST_AUTO_TEST_CASE(a_page_taken_again_is_a_new_picture_in_its_place) {
    PageList list = threePages();
    list.keep(2);
    list.reject(2);
    list.put(2, pageNamed("x"));
    BOOST_TEST(namesOf(list) == "axc");
    BOOST_TEST(!list.all()[1].kept);
    BOOST_TEST(!list.all()[1].rejected);
    list.remove(1);
    BOOST_TEST(namesOf(list) == "xc");
}

BOOST_AUTO_TEST_CASE(places_that_are_not_there_are_left_alone) {
    PageList list = threePages();
    for (const std::int64_t page : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{5}, INT64_MAX, INT64_MIN}) {
        list.put(page, pageNamed("x"));
        list.keep(page);
        list.reject(page);
        list.move(page, 1);
        list.move(1, page);
        list.remove(page);
    }
    BOOST_TEST(namesOf(list) == "abc");
    for (std::int64_t page = 4; page <= PageList::kMax + 1; ++page)
        list.put(page, pageNamed("x"));
    BOOST_TEST(list.count() == PageList::kMax);
}

BOOST_AUTO_TEST_SUITE_END()
