#include "sync/central/messages/mail_message.h"

#include "station/base/digest.h"
#include "station/base/secret.h"

#include <algorithm>
#include <cctype>
#include <ctime>

namespace rapoint::sync {

namespace {

bool isAtomText(char c) {
    constexpr std::string_view kSigns = "!#$%&'*+/=?^_`{|}~-";
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || kSigns.find(c) != std::string_view::npos;
}

bool isHostText(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

/// Words of these characters with single dots between them.
template <class Allowed>
bool isDotted(std::string_view text, Allowed allowed) {
    char before = '.';
    for (const char c : text) {
        if (c == '.' ? before == '.' : !allowed(c))
            return false;
        before = c;
    }
    return before != '.';
}

/// Encoded words (RFC 2047) in lines of at most 76 characters, none of which ends within a character.
std::string encodedSubject(std::string_view text) {
    constexpr std::size_t kMax = 39;
    std::string words;
    while (!text.empty()) {
        std::size_t size = std::min(kMax, text.size());
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
            --size;
        words += (words.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + toBase64(bytesOf(text.substr(0, size))) + "?=";
        text.remove_prefix(size);
    }
    return words;
}

std::string mailDate(Instant at) {
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

} // namespace

bool isMailAddress(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254 || text.front() == '-')
        return false;
    return isDotted(text.substr(0, at), isAtomText) && isDotted(text.substr(at + 1), isHostText);
}

std::string maskedAddress(std::string_view address) {
    const std::size_t at = std::min(address.find('@'), address.size());
    return std::string{address.substr(0, std::min<std::size_t>(at, 1))} + "•••" + std::string{address.substr(at)};
}

Result<Secret> mailOf(const MailMessage& message, const std::string& from, Instant at) {
    if (!isMailAddress(message.to) || !isMailAddress(from))
        return failure(FaultCode::InputInvalid, "an e-mail address is not well-formed");
    const std::string head = "From: <" + from + ">\nTo: <" + message.to +
                             ">\nSubject: " + encodedSubject(message.subject) + "\nDate: " + mailDate(at) +
                             "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                             "Content-Transfer-Encoding: 8bit\nAuto-Submitted: auto-generated\n\n";
    return joined({bytesOf(head), message.text.bytes()});
}

} // namespace rapoint::sync
