#include "station/journey/profile_check.h"

#include "station/journey/journey_check.h"
#include "station/ports/card_writer.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace rapoint {

namespace {

using Mistakes = std::vector<ProfileMistake>;

void checkJourney(const Journey& journey, Mistakes& mistakes) {
    std::set<std::string> ids;
    for (const StepSpec& step : journey.steps) {
        if (!ids.insert(step.id).second)
            mistakes.push_back({step.line, 0, "duplicate-id",
                                "journey " + journey.mode + " has two steps with the id '" + step.id + "'"});
        std::ranges::move(checkStep(journey, step), std::back_inserter(mistakes));
    }
    if (journey.steps.empty())
        mistakes.push_back({journey.line, 0, "no-end", "journey " + journey.mode + " has no steps"});
    // With a step that means nothing the graph means nothing either.
    if (mistakes.empty())
        mistakes = checkGraph(journey);
}

void checkProducts(const Profile& profile, Mistakes& mistakes) {
    std::set<std::string> ids;
    for (const Product& product : profile.products) {
        if (!ids.insert(product.id).second)
            mistakes.push_back({0, 0, "duplicate-id", "two products have the id '" + product.id + "'"});
        const bool hasKey = product.form != "document";
        if (hasKey != keyTypeFromName(product.keyType).has_value() || (!hasKey && !product.keyType.empty()))
            mistakes.push_back({0, 0, "unknown-product",
                                "product " + product.id + " (" + product.form + ") cannot have the key '" +
                                    product.keyType + "'"});
    }
    if (profile.products.empty())
        mistakes.push_back({0, 0, "unknown-product", "the profile has no products"});
}

} // namespace

std::vector<ProfileMistake> check(const Profile& profile) {
    Mistakes mistakes;
    checkProducts(profile, mistakes);
    std::set<std::string> modes;
    for (const Journey& journey : profile.journeys) {
        if (!modes.insert(journey.mode).second)
            mistakes.push_back(
                {journey.line, 0, "duplicate-id", "two journeys are for the mode '" + journey.mode + "'"});
        Mistakes ofJourney;
        checkJourney(journey, ofJourney);
        std::ranges::move(ofJourney, std::back_inserter(mistakes));
    }
    if (profile.journeys.empty())
        mistakes.push_back({0, 0, "no-end", "the profile has no journeys"});
    return mistakes;
}

std::string explain(const ProfileMistake& mistake, const std::string& fileName) {
    std::string text = fileName;
    if (mistake.line > 0)
        text += ':' + std::to_string(mistake.line);
    if (mistake.line > 0 && mistake.column > 0)
        text += ':' + std::to_string(mistake.column);
    return text + ": " + mistake.rule + ": " + mistake.text;
}

} // namespace rapoint
