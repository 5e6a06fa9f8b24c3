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

inline constexpr std::array<CentralKey, 13> kCentralKeys{{
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
    {"revocation-list-address", CentralKey::Kind::Text,
     "The http address at which the provider publishes the list of revoked certificates, which rapoint-central "
     "revocation-list writes. It goes into every certificate that is issued; without it they name no list."},
    {"connections", CentralKey::Kind::Number,
     "How many connections each listener keeps, 8 to 10000. Above it the one that has waited longest for its "
     "client "
     "is closed. Default: 256."},
    {"connections-per-address", CentralKey::Kind::Number,
     "How many of them one IP address may have, 4 to 10000; more than the stations behind one address need. "
     "Default: 64."},
    {"upload-days", CentralKey::Kind::Number,
     "After how many days the central drops an upload that its station does not go on with, 1 to 365. The station "
     "begins it again. Default: 7."},
    {"station-mebibytes", CentralKey::Kind::Number,
     "How much room a station's unfinished and unopenable packages have together, 128 to 1048576 MiB. Default: "
     "2048."},
}};

constexpr std::string_view nameOf(CentralKey::Kind kind) {
    return kind == CentralKey::Kind::Text ? "text" : kind == CentralKey::Kind::Number ? "number" : "list of texts";
}

} // namespace rapoint::sync
