#pragma once

#include <array>
#include <string_view>

namespace rapoint::sync {

/// One key of central.toml. central.toml(5) is made from these rows, and a key without a row is refused.
struct CentralKey {
    enum class Kind { Text, Number, List };
    std::string_view name;
    Kind kind = Kind::Text;
    std::string_view meaning; ///< English sentences
};

inline constexpr std::array<CentralKey, 8> kCentralKeys{{
    {"language", CentralKey::Kind::Text,
     "The language of messages to holders who have not chosen one: bg, en, pl, ro, sl or uk. Default: en."},
    {"link-address", CentralKey::Kind::Text,
     "The https address before /pin/LINK, without a slash at its end. Without it no link is sent by e-mail; "
     "rapoint-central pin-links lists the links."},
    {"link-days", CentralKey::Kind::Number, "How long a link to a PIN is valid, 1 to 365 days. Default: 30."},
    {"mail-from", CentralKey::Kind::Text, "The sender of e-mails. Default: ra@localhost."},
    {"mail-command", CentralKey::Kind::List,
     "The mail program and its arguments, for example [\"/usr/sbin/sendmail\", \"-t\", \"-i\"]. Without it, "
     "and without mail-folder, messages wait in the store; rapoint-central messages lists them."},
    {"mail-folder", CentralKey::Kind::Text,
     "An existing folder, as a whole path, from which a mail program collects messages: NAME.eml, readable by its "
     "owner only. In place of mail-command."},
    {"timestamp-authority", CentralKey::Kind::Text,
     "The http or https address of a timestamp authority (RFC 3161). The signatures of opened packages get its "
     "timestamps; without it the receipt's time is the proven one. Needs timestamp-trust."},
    {"timestamp-trust", CentralKey::Kind::Text,
     "A PEM file, as a whole path, with the certificates that timestamps have to lead to."},
}};

constexpr std::string_view nameOf(CentralKey::Kind kind) {
    return kind == CentralKey::Kind::Text ? "text" : kind == CentralKey::Kind::Number ? "number" : "list of texts";
}

} // namespace rapoint::sync
