#include "station/case/event_codec.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

std::string faultOf(const char* kind, const char* payload) {
    const auto event = eventFromJson(kind, nlohmann::json::parse(payload));
    BOOST_REQUIRE(!event);
    return std::string{rowOf(event.error().code).name} + ": " + event.error().detail;
}

} // namespace

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

BOOST_AUTO_TEST_CASE(a_missing_field_and_a_wrong_type_are_malformed_and_named) {
    BOOST_TEST(faultOf("Refused", R"({})") == "message-malformed: event Refused: reason is missing");
    BOOST_TEST(faultOf("Refused", R"({"reason":1})") == "message-malformed: event Refused: reason is no text");
    BOOST_TEST(faultOf("Refused", R"([])") == "message-malformed: event Refused: is no object");
    BOOST_TEST(faultOf("DataConfirmed", R"({"applicant":{"reference":"R"}})") ==
               "message-malformed: event DataConfirmed: applicant surname is missing");
    BOOST_TEST(faultOf("Refused", R"({"reason":"x","version":0})") ==
               "message-malformed: event Refused: version is no number from 1");
}

BOOST_AUTO_TEST_CASE(what_a_newer_program_wrote_is_refused_and_never_dropped) {
    BOOST_TEST(faultOf("Imagined", R"({})").starts_with("made-by-newer-program: "));
    BOOST_TEST(faultOf("Refused", R"({"reason":"x","more":"y"})") ==
               "made-by-newer-program: event Refused: has a field that this program does not know");
    BOOST_TEST(faultOf("Refused", R"({"reason":"x","version":2})") ==
               "made-by-newer-program: event Refused: has version 2, this program knows 1");
    const auto inside = nlohmann::json::parse(toJson(Event{DataConfirmed{}}).dump());
    auto more = inside;
    more["applicant"]["nationalNumber"]["kind"] = "x";
    BOOST_REQUIRE(eventFromJson("DataConfirmed", inside));
    BOOST_TEST(faultOf("DataConfirmed", more.dump().c_str()).starts_with("made-by-newer-program: "));
}

BOOST_AUTO_TEST_CASE(a_visit_of_the_central_may_lack_fields_but_has_no_others) {
    BOOST_REQUIRE(applicantFromJson({{"reference", "R1"}, {"nationalNumber", {{"value", "1"}}}}));
    const auto other = applicantFromJson({{"refrence", "R1"}});
    BOOST_REQUIRE(!other);
    BOOST_TEST((other.error().code == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_SUITE_END()
