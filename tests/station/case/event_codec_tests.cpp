#include "station/case/event_codec.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(event_codec_tests)

BOOST_AUTO_TEST_CASE(an_event_with_nested_facts_comes_back_as_it_was) {
    const Event event = ApplicantPrefilled{
        "visit-list", Applicant{"R1", "Żółć", "Anna", "1972-03-30", "POL", "ZS0000177", {"POL", "1"}, "a@b", "p"}};
    const auto json = toJson(event);
    BOOST_TEST(json["applicant"]["nationalNumber"]["country"] == "POL");
    const auto back = eventFromJson("ApplicantPrefilled", nlohmann::json::parse(json.dump()));
    BOOST_REQUIRE(back);
    BOOST_TEST(toJson(*back).dump() == json.dump());
}

BOOST_AUTO_TEST_CASE(an_unknown_kind_a_missing_field_and_a_wrong_type_are_malformed) {
    for (const auto& [kind, payload] :
         {std::pair{"Imagined", R"({})"}, std::pair{"Refused", R"({})"}, std::pair{"Refused", R"({"reason":1})"},
          std::pair{"Refused", R"({"reason":"x","more":"y"})"}}) {
        const auto event = eventFromJson(kind, nlohmann::json::parse(payload));
        BOOST_REQUIRE(!event);
        BOOST_TEST((event.error().code == FaultCode::MessageMalformed));
    }
}

BOOST_AUTO_TEST_SUITE_END()
