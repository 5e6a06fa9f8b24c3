#include "station/case/feature_checklist.h"

#include <set>

namespace rapoint {

Result<FeaturesPicked> pickFeatures(const std::vector<std::string>& features, std::size_t count,
                                    std::size_t random, Random& chance) {
    const std::set<std::string> distinct{features.begin(), features.end()};
    if (count == 0 || random > count || count > features.size() || distinct.size() != features.size())
        return failure(FaultCode::ProfileInvalid, "the list of security features does not fit its numbers");
    const auto fixed = static_cast<std::ptrdiff_t>(count - random);
    FeaturesPicked picked{{features.begin(), features.begin() + fixed}, {}};
    std::vector<std::string> others{features.begin() + fixed, features.end()};
    for (std::size_t i = 0; i < random; ++i) {
        const auto at = static_cast<std::ptrdiff_t>(chance.below(static_cast<std::uint32_t>(others.size())));
        const std::string& feature = others[static_cast<std::size_t>(at)];
        picked.pickedAtRandom += (i == 0 ? "" : ",") + feature;
        picked.features.push_back(feature);
        others.erase(others.begin() + at);
    }
    return picked;
}

} // namespace rapoint
