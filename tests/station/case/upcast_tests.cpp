#include "station/case/upcast.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

using Json = nlohmann::json;

// A made-up fact: its weight was in grams without a unit, then in milligrams, then a text with its unit.
Result<> toMilligrams(Json& fields) {
    if (!fields.value("weight", Json{}).is_number_integer())
        return failure(FaultCode::MessageMalformed, "weight is no number");
    fields["weight"] = fields["weight"].get<std::int64_t>() * 1000;
    return {};
}

Result<> toText(Json& fields) {
    fields["weight"] = std::to_string(fields["weight"].get<std::int64_t>()) + " mg";
    return {};
}

constexpr std::array kTable{Upcaster{"ParcelWeighed", 2, &toText}, Upcaster{"ParcelWeighed", 1, &toMilligrams},
                            Upcaster{"ParcelSent", 1, &toText}};

Result<Json> upcastParcel(const Json& fields) {
    return upcast("ParcelWeighed", fields, 3, kTable);
}

} // namespace

BOOST_AUTO_TEST_SUITE(upcast_tests)

BOOST_AUTO_TEST_CASE(a_fact_of_any_version_is_brought_up_to_the_present_one) {
    const Json now{{"weight", "3000 mg"}};
    BOOST_TEST(*upcastParcel({{"weight", 3}}) == now);
    BOOST_TEST(*upcastParcel({{"weight", 3}, {"version", 1}}) == now);
    BOOST_TEST(*upcastParcel({{"weight", 3000}, {"version", 2}}) == now);
    BOOST_TEST(*upcastParcel({{"weight", "3000 mg"}, {"version", 3}}) == now);
}

BOOST_AUTO_TEST_CASE(a_fact_of_a_newer_version_is_refused) {
    const auto newer = upcastParcel({{"weight", "3000 mg"}, {"version", 4}});
    BOOST_REQUIRE(!newer);
    BOOST_TEST((newer.error().code == FaultCode::MadeByNewerProgram));
}

BOOST_AUTO_TEST_CASE(what_was_never_stored_so_is_malformed) {
    for (const Json& version : {Json(0), Json(-1), Json("2"), Json(1.5), Json(4'000'000'000)})
        BOOST_TEST(
            (upcastParcel({{"weight", 3}, {"version", version}}).error().code == FaultCode::MessageMalformed));
    BOOST_TEST((upcastParcel({{"weight", "3"}}).error().code == FaultCode::MessageMalformed));
    BOOST_TEST((upcastParcel(Json::array()).error().code == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_CASE(a_version_without_a_way_on_is_a_fault_of_the_program) {
    const auto stuck = upcast("ParcelSent", {{"weight", 3}, {"version", 2}}, 3, kTable);
    BOOST_REQUIRE(!stuck);
    BOOST_TEST((stuck.error().code == FaultCode::Internal));
}

BOOST_AUTO_TEST_SUITE_END()
