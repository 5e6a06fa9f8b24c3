#include "sync/central/messages/holder_words.h"

#include "kiosk-ui/model/words.h"
#include "station/base/secret.h"

namespace rapoint::sync {

using kiosk_ui::Text;
using kiosk_ui::wordsOf;

MailMessage pinLinkMail(std::string_view language, const std::string& to, const PinLink& link) {
    const std::string mail = link.opensWith == ReleaseKey::Identity ? "mail.transport" : "mail.pin-link";
    const Date lastDay{std::chrono::floor<std::chrono::days>(link.until)};
    const std::string text =
        wordsOf(Text{.id = mail + "-text", .with = {{"link", link.address}, {"day", toText(lastDay)}}}, language);
    return {to, wordsOf(Text{.id = mail + "-subject"}, language), Secret::copyOf(bytesOf(text + "\n"))};
}

MailMessage signingCodeMail(std::string_view language, const std::string& to, const Secret& code,
                            const std::string& contract, std::chrono::minutes life) {
    const std::string text = wordsOf(
        Text{.id = "mail.code-text", .with = {{"minutes", std::to_string(life.count())}, {"contract", contract}}},
        language);
    return {to, wordsOf(Text{.id = "mail.code-subject"}, language),
            joined({code.bytes(), bytesOf("\n\n"), bytesOf(text + "\n")})};
}

} // namespace rapoint::sync
