#pragma once

#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <vector>

namespace rapoint {

// What people hand over as a file: a certificate, a request or a key, as PEM (RFC 7468, also with text around it
// and blocks of other kinds) or as DER. Everything else is message-malformed, and the detail says what is wrong:
// nothing there, too large, neither of the two, or several where one is wanted. Names of files are the caller's to
// add.

/// Content that is longer is refused, in bytes.
inline constexpr std::size_t kMaxPemOrDer = 65536;

/// The only certificate (RFC 5280).
Result<Certificate> certificateFrom(ByteView pemOrDer);
/// One certificate or several, each as DER, in the order of the file.
Result<std::vector<Bytes>> certificatesFrom(ByteView pemOrDer);
/// The only PKCS#10 request (RFC 2986); its own signature holds.
Result<CertificateRequest> requestFrom(ByteView pemOrDer);
/// The only private key: PKCS#8 (RFC 5958), or the older forms for EC (RFC 5915) and RSA (RFC 8017 A.1.2), not
/// encrypted: nobody is asked for a password.
Result<EvpPkey> privateKeyFrom(ByteView pemOrDer);

} // namespace rapoint
