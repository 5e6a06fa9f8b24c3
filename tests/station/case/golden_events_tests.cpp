// Stored facts of released versions, one file each, named KIND.json or KIND.what-is-special.json. They are never
// changed: a program that cannot read them cannot go on with the cases of its users.
#include "station/case/event_codec.h"
#include "station/case/field_codec.h"
#include "station/steps/case_record.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace fs = std::filesystem;
using namespace rapoint;

namespace {

struct Golden {
    std::string file;
    std::string kind;
    nlohmann::ordered_json facts;

    Event event() const {
        auto read = eventFromJson(kind, nlohmann::json::parse(facts.dump()));
        BOOST_REQUIRE_MESSAGE(read, file << ": " << explain(read ? Fault{} : read.error()));
        return *std::move(read);
    }
};

std::vector<Golden> goldens() {
    std::vector<Golden> all;
    for (const auto& entry : fs::directory_iterator{fs::path{RAPOINT_SOURCE_DIR} / "tests/station/case/golden"}) {
        std::ifstream in{entry.path()};
        const auto json = nlohmann::ordered_json::parse(in);
        const std::string file = entry.path().filename().string();
        BOOST_TEST_REQUIRE(file.substr(0, file.find('.')) == json.at("kind").get<std::string>());
        all.push_back({file, json.at("kind"), json.at("facts")});
    }
    return all;
}

/// Every value of a Sealed field in it, as the journal has it.
std::set<std::string> sealedIn(const Event& event) {
    std::set<std::string> sealed;
    std::visit(
        [&](const auto& fact) {
            visitFields(fact, [&](FieldName, const auto& member) {
                if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, Sealed>)
                    if (!member.empty())
                        sealed.insert(member.stored());
            });
        },
        event);
    return sealed;
}

/// What can be seen of the case that has one of each, by everybody but the journal.
std::string shown(const std::vector<RecordedEvent>& events) {
    std::string text = caseRecord(events);
    for (const RecordedEvent& event : events)
        text += toJson(event).dump() + toJson(event.event).dump();
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(golden_events_tests)

BOOST_AUTO_TEST_CASE(every_kind_of_fact_has_a_stored_one_of_a_release) {
    std::set<std::string> kinds;
    for (const Golden& golden : goldens())
        kinds.insert(golden.kind);
    for (const std::string_view kind : kindsOfFacts())
        BOOST_TEST(kinds.contains(std::string{kind}), kind << " has no file under golden/");
    BOOST_TEST(kinds.size() == kindsOfFacts().size());
}

BOOST_AUTO_TEST_CASE(every_stored_fact_is_read_and_stays_as_it_is) {
    for (const Golden& golden : goldens()) {
        const auto again = storedForm(golden.event());
        // Facts of an older version come out as of the present one: those are compared with a file of their own.
        if (golden.facts.value("version", 1) == again.value("version", 1))
            BOOST_TEST(again.dump() == golden.facts.dump(), golden.file);
    }
}

BOOST_AUTO_TEST_CASE(no_fact_has_a_field_where_the_version_stands) {
    for (const Golden& golden : goldens())
        std::visit(
            [&](const auto& fact) { BOOST_TEST(!encodeFields(fact, Readers::Journal).contains("version")); },
            golden.event());
}

BOOST_AUTO_TEST_CASE(no_sealed_value_of_any_fact_is_shown_whole_or_in_part) {
    std::vector<RecordedEvent> events;
    std::set<std::string> sealed;
    for (const Golden& golden : goldens()) {
        const Event event = golden.event();
        sealed.merge(sealedIn(event));
        events.push_back({events.size() + 1, Instant{}, "officer", event});
    }
    // Five fields: two PINs of the card, their two replacements, the release.
    BOOST_REQUIRE_EQUAL(sealed.size(), 5U);
    const std::string text = shown(events);
    constexpr std::size_t kPart = 8;
    for (const std::string& value : sealed) {
        const std::string hex = toHex(*fromBase64(value));
        for (const std::string& form : {value, hex})
            for (std::size_t at = 0; at + kPart <= form.size(); ++at)
                BOOST_TEST(text.find(form.substr(at, kPart)) == std::string::npos, form.substr(at, kPart));
    }
    for (const char* const name : {"sealedPin", "sealedSoPin", "sealedPuk", "\"release\""})
        BOOST_TEST(text.find(name) == std::string::npos);
    // The journal has them.
    for (const RecordedEvent& event : events)
        for (const std::string& value : sealedIn(event.event))
            BOOST_TEST(storedForm(event.event).dump().find(value) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
