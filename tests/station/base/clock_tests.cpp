#include "station/base/clock.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(clock_tests)

BOOST_AUTO_TEST_CASE(an_instant_comes_back_from_its_text) {
    const Instant instant{std::chrono::sys_days{2026y / 11 / 22} + 8h + 15min + 9s + 7ms};
    BOOST_TEST(toText(instant) == "2026-11-22T08:15:09.007Z");
    const auto back = instantFromText("2026-11-22T08:15:09.007Z");
    BOOST_REQUIRE(back);
    BOOST_TEST((*back == instant));
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_malformed) {
    for (const char* text : {"", "2026-11-22T08:15:09Z", "2026-11-22T24:15:09.007Z", "2026-02-30T08:15:09.007Z",
                             "2026-11-22 08:15:09.007Z", "2026-11-22T08:15:0x.007Z"})
        BOOST_TEST(!instantFromText(text), text);
}

BOOST_AUTO_TEST_CASE(only_real_calendar_days_are_dates) {
    BOOST_TEST(toText(*dateFromText("2024-02-29")) == "2024-02-29");
    for (const char* text : {"2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023/01/01", "2023-01-1"})
        BOOST_TEST(!dateFromText(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
