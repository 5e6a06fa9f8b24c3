#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <string>
#include <string_view>

namespace rapoint::sync {

/// An e-mail to a holder. The text may hold a one-time code.
struct MailMessage {
    std::string to;
    std::string subject; ///< UTF-8
    Secret text;         ///< UTF-8, lines end with \n
};

/// Whether this is an address as nearly everybody has it (RFC 5321 §4.1.2: dot-string, domain, ASCII, 254
/// characters), with nothing in it that could be taken for anything else in a message or an argument.
bool isMailAddress(std::string_view text);

/// "j•••@example.com": enough to tell one's own address, not enough to learn somebody else's.
std::string maskedAddress(std::string_view address);

/// The whole message (RFC 5322), with line ends as a mail program takes them from a file. input-invalid for an
/// address that is invalid.
Result<Secret> mailOf(const MailMessage& message, const std::string& from, Instant at);

} // namespace rapoint::sync
