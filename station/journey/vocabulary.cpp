#include "station/journey/vocabulary.h"

#include "station/journey/vocabulary_parts.h"

#include <algorithm>
#include <iterator>

namespace rapoint {

namespace {

using Names = std::vector<std::string_view>;

/// The first row whose list has the name, or null.
const WordSpec* wordWith(Names WordSpec::*list, std::string_view name) {
    const auto found =
        std::ranges::find_if(vocabulary(), [&](const WordSpec& word) { return hasName(word.*list, name); });
    return found != vocabulary().end() ? &*found : nullptr;
}

} // namespace

const std::vector<WordSpec>& vocabulary() {
    static const std::vector<WordSpec> words = [] {
        std::vector<WordSpec> all;
        for (auto part : {accountWords, orderWords, paperWords, documentWords, checkWords, remoteWords,
                          agreementWords, confirmationWords, decisionWords, keyWords, pinWords, certificateWords,
                          recordWords, personalDataWords})
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
    for (const auto* list : {&word.parameters, &word.plannedParameters})
        if (const auto found = std::ranges::find(*list, name, &ParameterSpec::name); found != list->end())
            return &*found;
    return nullptr;
}

bool hasWay(const WordSpec& word, std::string_view way) {
    return hasName(word.ways, way) || hasName(word.plannedWays, way);
}

const WordSpec* wordOfFact(std::string_view fact) {
    return wordWith(&WordSpec::facts, fact);
}

const WordSpec* wordOfQuestion(std::string_view question) {
    return wordWith(&WordSpec::questions, question);
}

const std::vector<std::string_view>& knownRoles() {
    static const std::vector<std::string_view> roles{"applicant", "inspector", "approver",
                                                     "holder",    "central",   "station"};
    return roles;
}

const std::vector<std::string_view>& stationPlaces() {
    static const std::vector<std::string_view> places{"desk", "mobile", "kiosk"};
    return places;
}

const std::vector<std::string_view>& knownPlaces() {
    static const std::vector<std::string_view> places{"desk",       "mobile", "kiosk",  "web",
                                                      "own-device", "post",   "central"};
    return places;
}

} // namespace rapoint
