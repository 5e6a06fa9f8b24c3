#pragma once

#include "station/base/random.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/identity/applicant.h"
#include "station/ports/pin_release.h"

namespace rapoint {

/// A code for a person to type: twelve letters and digits (60 bits) in groups, without letters that look alike:
/// "7QKM-3XWR-P9TD".
Secret generationCode(Random& random);

/// What the holder confirms to be the one who was identified: the number of the document that was shown, and the
/// birth date: "ZZC000248 1979-11-02". input-invalid without a number, or with a birth date that is not known to
/// the day.
Result<Secret> identityKey(const Applicant& holder);

/// The key as it is compared: without blanks and marks, in capitals. input-invalid if no key of this kind looks
/// like it.
Result<Secret> plainKey(ReleaseKey kind, const Secret& typed);
/// Whether it looks like a key of one kind or the other.
bool canBeReleaseKey(const Secret& typed);

} // namespace rapoint
