#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/reply.h"
#include "station/base/secret.h"

#include <optional>
#include <string>

namespace rapoint::kiosk_ui {

// What an applicant or a holder does without a visit: asks how an application stands, and gives the card a PIN.

/// How far the holder has come with the card's new PIN.
struct Activation {
    enum class Part { TransportPin, NewPin, Repeat };

    Part part = Part::TransportPin;
    Secret transportPin{};
    Secret newPin{};
    std::optional<Notice> notice{};
};

Page statusPage(const Form& form, const std::optional<VisitStatus>& found, const std::optional<Notice>& notice);
Page activationPage(const Activation& activation, std::size_t digits);
Page activatedPage();
/// Why this PIN should not be taken, in the holder's words; nothing if it is not easy to guess.
std::optional<Notice> weaknessNotice(const Secret& pin);
/// What the station says against it, with the reason where it is the PIN's weakness.
Notice activationNotice(const Fault& fault);

} // namespace rapoint::kiosk_ui
