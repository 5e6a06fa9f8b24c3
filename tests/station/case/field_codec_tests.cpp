#include "station/case/field_codec.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

struct Inner {
    std::string first;
    std::int64_t later = 7;

    static void describe(auto& self, auto&& field) {
        field("first", self.first);
        field(added("later"), self.later);
    }
};

/// A fact that has come through some releases.
struct Grown {
    std::string first;
    Sealed secret;
    Inner inner;
    std::vector<Inner> list{};
    std::vector<std::string> words{};
    Sealed second{};

    static void describe(auto& self, auto&& field) {
        field("first", self.first);
        field("secret", self.secret);
        field("inner", self.inner);
        field("list", self.list);
        field(added("words"), self.words);
        field(added("second"), self.second);
    }
};

constexpr const char* kOfTheFirstRelease =
    R"({"first":"a","secret":"c2VjcmV0","inner":{"first":"b"},"list":[{"first":"c"}]})";

Result<Grown> read(const std::string& json) {
    Grown grown;
    RAPOINT_CHECK(decodeFields(nlohmann::json::parse(json), grown, Missing::Fault));
    return grown;
}

} // namespace

BOOST_AUTO_TEST_SUITE(field_codec_tests)

BOOST_AUTO_TEST_CASE(facts_stored_before_a_field_was_added_have_its_initial_value_and_stay_as_they_were) {
    const auto grown = read(kOfTheFirstRelease);
    BOOST_REQUIRE(grown);
    BOOST_TEST(grown->words.empty());
    BOOST_TEST(grown->second.empty());
    BOOST_TEST(grown->inner.later == 7);
    BOOST_TEST(grown->list.at(0).later == 7);
    BOOST_TEST(encodeFields(*grown, Readers::Journal).dump() == kOfTheFirstRelease);
}

BOOST_AUTO_TEST_CASE(an_added_field_that_says_something_is_stored) {
    Grown grown = *read(kOfTheFirstRelease);
    grown.words = {"w"};
    grown.inner.later = 8;
    grown.list.at(0).later = 0;
    grown.second = Sealed::of(bytesOf("other"));
    const std::string stored = encodeFields(grown, Readers::Journal).dump();
    BOOST_TEST(stored == R"({"first":"a","secret":"c2VjcmV0","inner":{"first":"b","later":8},)"
                         R"("list":[{"first":"c","later":0}],"words":["w"],"second":"b3RoZXI="})");
    const auto back = read(stored);
    BOOST_REQUIRE(back);
    BOOST_TEST(encodeFields(*back, Readers::Journal).dump() == stored);
}

BOOST_AUTO_TEST_CASE(sealed_fields_are_for_the_journal_alone) {
    Grown grown = *read(kOfTheFirstRelease);
    grown.second = Sealed::of(bytesOf("other"));
    BOOST_TEST(encodeFields(grown, Readers::Everybody).dump() ==
               R"({"first":"a","inner":{"first":"b"},"list":[{"first":"c"}]})");
    static_assert(!std::is_convertible_v<Sealed, std::string> && !std::is_constructible_v<std::string, Sealed>);
    static_assert(!std::is_convertible_v<std::string, Sealed> && !std::is_constructible_v<Sealed, std::string>);
}

BOOST_AUTO_TEST_CASE(a_field_of_the_first_release_is_needed_and_an_unknown_one_is_a_newer_programs) {
    const auto codeOf = [](const std::string& json) { return rowOf(read(json).error().code).name; };
    BOOST_TEST(codeOf(R"({"first":"a","secret":"","inner":{},"list":[]})") == "message-malformed");
    BOOST_TEST(codeOf(R"({"first":"a","inner":{"first":"b"},"list":[]})") == "message-malformed");
    BOOST_TEST(codeOf(R"({"first":"a","secret":"","inner":{"first":"b","later":"8"},"list":[]})") ==
               "message-malformed");
    BOOST_TEST(codeOf(R"({"first":"a","secret":"","inner":{"first":"b","third":1},"list":[]})") ==
               "made-by-newer-program");
    BOOST_TEST(codeOf(R"({"first":"a","secret":"","inner":{"first":"b"},"list":[{"first":"c","x":1}]})") ==
               "made-by-newer-program");
}

BOOST_AUTO_TEST_SUITE_END()
