#include "station/journey/profiles.h"

#include "station/journey/profile_reader.h"

namespace rapoint {

Result<Profiles> Profiles::open(Profile today, KeptProfiles& kept) {
    RAPOINT_CHECK(kept.keep(today.digest, today.text));
    return Profiles{std::move(today), kept};
}

Result<const Profile*> Profiles::of(const CaseState& state) {
    const std::string& digest = state.profileDigest;
    if (digest == m_today.digest || m_kept == nullptr)
        return &m_today;
    if (const auto known = m_earlier.find(digest); known != m_earlier.end())
        return &known->second;
    RAPOINT_TRY(const auto text, m_kept->find(digest));
    if (!text)
        return &m_today;
    auto profile = parseProfile(*text, "the profile that the case was begun with");
    // A case must be able to end after any update: the engine records that it goes by today's from then on.
    if (!profile)
        return &m_today;
    return &m_earlier.emplace(digest, *std::move(profile)).first->second;
}

} // namespace rapoint
