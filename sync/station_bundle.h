#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>
#include <vector>

namespace rapoint::sync {

/// The central's public certificates that a station pins, DER: what `rapoint-central init` leaves in DIR/bundle.
struct StationBundle {
    Bytes rootAuthority;
    Bytes issuingAuthority;
    Bytes officerAuthority;
    Bytes server;
    Bytes receipt;
    std::vector<Bytes> recipients; ///< EC first, then RSA

    /// root-ca.pem, issuing-ca.pem, officer-ca.pem, server.pem, receipt.pem, recipient-ec.pem, recipient-rsa.pem.
    /// configuration-invalid names the file that is missing or no certificate.
    static Result<StationBundle> load(const std::filesystem::path& directory);

    /// The name of the station to whom the officers' authority gave this certificate (DER); seal-broken if it did
    /// not. Whether it is valid now is not looked at: it may prove what is old.
    Result<std::string> stationNamedBy(ByteView certificate) const;
};

} // namespace rapoint::sync
