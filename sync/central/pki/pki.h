#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::sync {

/// Whose certificate the officers' authority is asked for.
enum class EnrolledRole { Station, Inspector, Approver };

/// Makes the reference central's keys and certificates: authorities, TLS server, receipts, package recipients.
/// Keys go to DIR/keys (0700, files 0600), certificates to DIR/certs, what a station needs to DIR/bundle. The
/// server's certificate is for localhost, 127.0.0.1 and `hosts` (names or addresses). DIR/keys appears last,
/// whole: a call that was cut off can be repeated; input-invalid when it exists already, or for a host that is
/// none.
Result<> initialisePki(const std::filesystem::path& directory, const std::vector<std::string>& hosts,
                       const Clock& clock);

/// A certificate, DER, of the officers' authority for the EC P-256 key of a PKCS#10 request (PEM or DER), valid
/// two years: TLS client authentication for a station; id-kp-cmcRA (RFC 6402) for an inspector or approver, who
/// signs packages and requests. The subject is CN = `commonName` and OU = role; what the request says of itself is
/// not taken over. message-malformed for bytes that are not a request, or one whose own signature does not hold;
/// input-invalid for another kind of key, or a name that cannot be one.
Result<Bytes> enrol(const std::filesystem::path& directory, EnrolledRole role, const std::string& commonName,
                    ByteView request, const Clock& clock);

} // namespace rapoint::sync
