#pragma once

#include "station/journey/profile_check.h"
#include "station/journey/profile_reader.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace rapoint::tests {

/// The smallest profile with an irreversible step that is right; a test breaks one thing in it.
inline std::string soundProfile() {
    return R"(id = "specimen"
name = "Specimen"
languages = ["pl"]

[[product]]
id = "card"
name = "Card"
form = "card"
key = "ec-p256"
price = 100
currency = "PLN"

[[journey]]
mode = "desk"
exits = { refused = "seal-package", deferred = "await-clarification", replaced = "compare-data" }

[[journey.step]]
do = "compare-data"
by = "inspector"
at = ["desk"]

[[journey.step]]
do = "approve-case"
by = "approver"
at = ["desk"]

[[journey.step]]
do = "deliver-pin"
by = "inspector"
at = ["desk"]
ways = ["envelope"]

[[journey.step]]
do = "seal-package"
by = "station"
at = ["desk"]

[[journey.step]]
do = "issue-certificate"
by = "station"
at = ["desk"]
ways = ["cmp"]
when = "accepted"
exits = { refused = "revoke-certificate" }

[[journey.step]]
do = "close-case"
by = "station"
at = ["desk"]

[[journey.step]]
do = "revoke-certificate"
by = "station"
at = ["desk"]
exits = { done = "close-case" }

[[journey.step]]
do = "await-clarification"
by = "inspector"
at = ["desk"]
deadline = { within = "24h", else = "refuse-case" }
exits = { done = "compare-data" }

[[journey.step]]
do = "refuse-case"
by = "station"
at = ["desk"]
reason = "late"
)";
}

/// The sound profile with the first `from` turned into `to`.
inline std::string changed(const std::string& from, const std::string& to) {
    std::string text = soundProfile();
    const std::size_t at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "the profile has no " << from);
    return text.replace(at, from.size(), to);
}

/// Mistakes of form or, without any, of meaning.
inline std::vector<ProfileMistake> mistakesOf(const std::string& toml) {
    const ProfileReading reading = readProfile(toml);
    return reading.mistakes.empty() ? check(reading.profile) : reading.mistakes;
}

inline bool breaks(const std::string& toml, const std::string& rule) {
    const auto mistakes = mistakesOf(toml);
    for (const ProfileMistake& mistake : mistakes)
        BOOST_TEST_MESSAGE(explain(mistake, "profile"));
    return std::ranges::any_of(mistakes, [&](const ProfileMistake& m) { return m.rule == rule; });
}

} // namespace rapoint::tests
