#pragma once

#include "station/ports/keys.h"

#include <string>

namespace rapoint {

/// Somebody of the registration authority who has logged in with an own card: the inspector who makes a case, or
/// the approver who looks at it a second time. Lives as long as the session; the key belongs to the token's
/// adapter.
struct Officer {
    std::string id; ///< common name of the officer's certificate; never an applicant's data
    SigningKey* key = nullptr;
};

} // namespace rapoint
