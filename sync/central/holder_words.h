#pragma once

#include "sync/central/mail_message.h"

#include <chrono>
#include <string>
#include <string_view>

namespace rapoint::sync {

// What the central writes to holders, in the six languages of the station; in English where it has no other words.

bool hasHolderWords(std::string_view language);

/// Where PIN and PUK are told, against the code of the kit's letter, and until when.
MailMessage pinLinkMail(std::string_view language, const std::string& to, const std::string& link, Instant until);

/// The code with which a contract is signed, for the page where that is asked, and how long it is good for.
MailMessage signingCodeMail(std::string_view language, const std::string& to, const Secret& code,
                            const std::string& contract, std::chrono::minutes life);

} // namespace rapoint::sync
