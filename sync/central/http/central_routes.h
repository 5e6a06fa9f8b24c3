#pragma once

#include "sync/central/http/route.h"

#include <functional>
#include <vector>

namespace rapoint::sync {

class CentralStore;
class HeadDesk;
class Intake;
class PackageStore;
class PinReleaseDesk;
class SigningCodeDesk;

// The addresses of the central, in groups; what a group borrows outlives it. A new address is a row in the source
// of its group.

/// HEAD and PATCH /u/CASE, GET /u/CASE/receipt: the resumable upload of a package (transfer/upload_headers.h).
std::vector<Route> uploadRoutes(PackageStore& packages, Intake& intake);

/// GET /visits, /mandate and /health.
std::vector<Route> stationRoutes(CentralStore& store);

/// GET and PUT /head: what the central has of the station's audit log (transfer/head_message.h).
std::vector<Route> headRoutes(HeadDesk& desk);
/// The same routes, which answer 403 to a station that is refused because it was set back.
std::vector<Route> refusingSetBack(HeadDesk& desk, std::vector<Route> routes);

/// POST /pkix/: one CMP message in, one out, DER (RFC 6712).
std::vector<Route> cmpRoutes(std::function<Result<Bytes>(ByteView)> handler);

/// GET /revoked.crl: the list of revoked certificates as it is now, application/pkix-crl (RFC 2585 §4.2).
std::vector<Route> revocationRoutes(std::function<Result<Bytes>()> list);

/// POST /codes/CASE and /codes/CASE/CONTRACT (transfer/code_messages.h).
std::vector<Route> codeRoutes(SigningCodeDesk& desk);

/// For holders: POST /pin/LINK with the code as plain text gives {"cardSerial", "pin", "puk"}, once and in time.
/// Everything else is a problem (RFC 9457) with "reason" and, after a wrong code, "triesLeft".
std::vector<Route> releaseRoutes(PinReleaseDesk& desk);

} // namespace rapoint::sync
