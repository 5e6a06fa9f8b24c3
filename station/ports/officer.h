#pragma once

#include "station/base/result.h"
#include "station/ports/keys.h"

#include <functional>
#include <memory>
#include <string>

namespace rapoint {

/// An officer of the registration authority who has signed in with a card: the inspector who makes a case, or the
/// approver who checks it. The sign-in lasts as long as a copy of the officer exists; the last copy ends the
/// card's login.
struct Officer {
    std::string id; ///< common name of the officer's certificate; never an applicant's data
    std::shared_ptr<SigningKey> key;
};

/// Signs an officer in with the card that is in a reader now, and its PIN, which is asked for. card-not-found,
/// pin-wrong, pin-last-try …
using OfficerSignIn = std::function<Result<Officer>()>;

} // namespace rapoint
