#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/result.h"
#include "sync/central/pki/key_pair.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::sync {

/// Whose certificate the officers' authority is asked for.
enum class EnrolledRole { Station, Inspector, Approver };
const char* wordOf(EnrolledRole role); ///< "station", "inspector", "approver": the OU
std::optional<EnrolledRole> roleFrom(std::string_view word);

/// A certificate to be made.
struct EnrolmentOrder {
    EnrolledRole role = EnrolledRole::Station;
    std::string name;         ///< common name
    std::string personNumber; ///< of an officer, as ETSI EN 319 412-1 §5.1.3 writes it; may be empty
    Bytes request;            ///< PKCS#10, PEM or DER
};

/// Makes the reference central's keys and certificates: authorities, TLS server, receipts, package recipients.
/// Keys go to DIR/keys (0700, files 0600), certificates to DIR/certs, what a station needs to DIR/bundle. The
/// server's certificate is for localhost, 127.0.0.1 and `hosts` (names or addresses). DIR/keys appears last,
/// whole: a call that was cut off can be repeated; input-invalid when it exists already, or for a host that is
/// none.
Result<> initialisePki(const std::filesystem::path& directory, const std::vector<std::string>& hosts,
                       const Clock& clock);

/// How long the certificates of stations and officers are valid, and from when before their end the next one is
/// given. Who is away for longer than that is enrolled again.
inline constexpr std::chrono::days kMemberValidity{90};
inline constexpr std::chrono::days kMemberRenewal{30};

/// A certificate, DER, of the officers' authority for the EC P-256 key of a request, valid for kMemberValidity:
/// TLS client authentication for a station; id-kp-cmcRA (RFC 6402) for an inspector or approver, who signs
/// packages and requests. The subject is CN = name, OU = role, and serialNumber = personNumber if there is one;
/// what the request says of itself is not taken over. message-malformed for what is no request, or one whose own
/// signature does not hold; input-invalid for another kind of key, or a name or number that cannot be one. No
/// register knows of it: MemberRegister::enrol is what commands call.
Result<Bytes> certify(const KeyPair& officerAuthority, const EnrolmentOrder& order, const Clock& clock);

} // namespace rapoint::sync
