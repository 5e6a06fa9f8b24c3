#pragma once

#include "station/case/case_state.h"
#include "station/journey/profile.h"
#include "station/ports/kept_profiles.h"

#include <map>
#include <string>

namespace rapoint {

/// The provider's profile of today, with which cases are begun, and those that open cases were begun with and go
/// on with, whatever has become of the profile's file. The composition root owns it; one thread.
class Profiles {
public:
    /// Keeps today's profile for the cases that will be begun with it. profile-invalid, disk-full, storage-failed.
    static Result<Profiles> open(Profile today, KeptProfiles& kept);
    /// Today's alone, for who has no store.
    explicit Profiles(Profile today)
        : m_today{std::move(today)} {}

    const Profile& today() const { return m_today; }
    /// The profile that the case goes on with. That is today's where its own was never kept: the case was begun by
    /// a release that kept no profiles and always went by the file. profile-invalid if this program cannot go by
    /// the kept one; storage-failed.
    Result<const Profile*> of(const CaseState& state);

private:
    Profiles(Profile today, KeptProfiles& kept)
        : m_today{std::move(today)}
        , m_kept{&kept} {}

    Profile m_today;
    KeptProfiles* m_kept = nullptr;
    std::map<std::string, Profile> m_earlier; ///< by digest, as they were asked for
};

} // namespace rapoint
