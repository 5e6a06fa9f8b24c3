#pragma once

#include "station/ports/pin_release.h"
#include "sync/central/messages/mail_message.h"

#include <chrono>
#include <string>
#include <string_view>

namespace rapoint::sync {

// What the central writes to holders, in the languages of the catalogues; in English in any other.

struct PinLink {
    std::string address;
    ReleaseKey opensWith = ReleaseKey::GenerationCode;
    Instant until{};
};
/// Where PIN and PUK, or the transport PIN, are told, against what, and until when.
MailMessage pinLinkMail(std::string_view language, const std::string& to, const PinLink& link);

/// The code with which a contract is signed, for the page where that is asked, and how long it is good for.
MailMessage signingCodeMail(std::string_view language, const std::string& to, const Secret& code,
                            const std::string& contract, std::chrono::minutes life);

} // namespace rapoint::sync
