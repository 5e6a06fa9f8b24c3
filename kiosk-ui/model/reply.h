#pragma once

#include "station/base/secret.h"
#include "station/steps/answer.h"

#include <map>
#include <string>
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

/// What was typed and chosen on a page so far, by field, group or check ("yes", "no").
using Form = std::map<std::string, std::string>;

} // namespace rapoint::kiosk_ui
