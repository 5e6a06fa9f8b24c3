#include "station/base/ids.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(ids_tests)

BOOST_AUTO_TEST_CASE(case_ids_are_version_7_uuids_that_sort_by_time) {
    SystemRandom random;
    const CaseId early = CaseId::make(Instant{std::chrono::milliseconds{1'700'000'000'000}}, random);
    const CaseId late = CaseId::make(Instant{std::chrono::milliseconds{1'700'000'000'001}}, random);
    BOOST_TEST((early < late));
    BOOST_TEST(early.text().substr(0, 13) == "018bcfe5-6800");
    BOOST_TEST(early.shortText().size() == 12U);
    BOOST_TEST((*CaseId::fromText(late.text()) == late));
}

BOOST_AUTO_TEST_CASE(what_is_no_version_7_uuid_is_malformed) {
    for (const char* text :
         {"", "018bcfe5-6800-4000-8000-000000000000", "018bcfe5-6800-7000-c000-000000000000",
          "018BCFE5-6800-7000-8000-000000000000", "../../etc/passwd", "018bcfe5-6800-7000-8000-00000000000/"})
        BOOST_TEST(!CaseId::fromText(text), text);
}

BOOST_AUTO_TEST_CASE(chance_below_a_bound_reaches_every_value_and_none_beyond) {
    SystemRandom random;
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 500; ++i)
        seen.insert(random.below(10));
    BOOST_TEST(seen.size() == 10U);
    BOOST_TEST(*seen.rbegin() == 9U);
}

BOOST_AUTO_TEST_SUITE_END()
