#pragma once

#include "station/crypto/distinguished_name.h"
#include "station/crypto/member.h"

#include <optional>

namespace rapoint {

// What has to hold between the officers of a case and its applicant; asked at the station and at the central.

/// approver-is-creator unless they are two keys with two names: one person with one card enrolled twice is one
/// officer, and so is one name with two cards.
Result<> checkTwoOfficers(const Member& creator, const Member& approver);

/// officer-is-applicant when the applicant's certificate would be for the officer's own key, or for the person
/// number of the officer's certificate (ETSI EN 319 412-1 §5.1.3). An officer who was enrolled without one, or an
/// applicant who is named by another document than the officer, cannot be told apart from a namesake, and names
/// alone refuse nobody. `applicantKey` is the digest of the applicant's key where there is one.
Result<> checkOfficerIsNotApplicant(const Member& officer, const Subject& applicant,
                                    const std::optional<Digest>& applicantKey);

} // namespace rapoint
