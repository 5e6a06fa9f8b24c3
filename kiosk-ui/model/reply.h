#pragma once

#include "kiosk-ui/model/form.h"
#include "station/base/secret.h"
#include "station/steps/answer.h"

#include <variant>

namespace rapoint::kiosk_ui {

/// The PIN of the officer whose card is in the reader: the station signs the officer in with it and answers with
/// that.
struct OfficerPin {
    Secret pin;
};
/// The PIN of the applicant's own card: the station logs in to it and answers with its key.
struct HolderPin {
    Secret pin;
};
/// The visit is put aside: the question stays open.
struct PutAside {};

/// What comes back to a question. Move-only, for the PIN.
using Reply = std::variant<Answer, OfficerPin, HolderPin, PutAside>;

} // namespace rapoint::kiosk_ui
