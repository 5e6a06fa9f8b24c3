#include "station/journey/vocabulary.h"

#include "station/journey/vocabulary_parts.h"

#include <algorithm>
#include <iterator>

namespace rapoint {

const std::vector<WordSpec>& vocabulary() {
    static const std::vector<WordSpec> words = [] {
        std::vector<WordSpec> all;
        for (auto part : {applicationWords, identificationWords, contractWords, cardWords, recordWords})
            std::ranges::move(part(), std::back_inserter(all));
        return all;
    }();
    return words;
}

const WordSpec* findWord(std::string_view word) {
    const auto found = std::ranges::find(vocabulary(), word, &WordSpec::word);
    return found != vocabulary().end() ? &*found : nullptr;
}

const ParameterSpec* findParameter(const WordSpec& word, std::string_view name) {
    const auto found = std::ranges::find(word.parameters, name, &ParameterSpec::name);
    return found != word.parameters.end() ? &*found : nullptr;
}

const std::vector<std::string_view>& knownRoles() {
    static const std::vector<std::string_view> roles{"applicant", "inspector", "approver",
                                                     "holder",    "central",   "station"};
    return roles;
}

const std::vector<std::string_view>& knownPlaces() {
    static const std::vector<std::string_view> places{"desk",       "mobile", "kiosk",  "web",
                                                      "own-device", "post",   "central"};
    return places;
}

} // namespace rapoint
