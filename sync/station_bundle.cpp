#include "sync/station_bundle.h"

#include "station/crypto/openssl_der.h"
#include "sync/certificate_file.h"
#include "sync/station_certificate.h"

namespace rapoint::sync {

namespace {

Result<Bytes> readDer(const std::filesystem::path& path) {
    RAPOINT_TRY(const Certificate certificate, readCertificateFile(path));
    return toDer(certificate.get());
}

} // namespace

Result<StationBundle> StationBundle::load(const std::filesystem::path& directory) {
    StationBundle bundle;
    RAPOINT_TRY(bundle.rootAuthority, readDer(directory / "root-ca.pem"));
    RAPOINT_TRY(bundle.issuingAuthority, readDer(directory / "issuing-ca.pem"));
    RAPOINT_TRY(bundle.officerAuthority, readDer(directory / "officer-ca.pem"));
    RAPOINT_TRY(bundle.server, readDer(directory / "server.pem"));
    RAPOINT_TRY(bundle.receipt, readDer(directory / "receipt.pem"));
    bundle.recipients.resize(2);
    RAPOINT_TRY(bundle.recipients[0], readDer(directory / "recipient-ec.pem"));
    RAPOINT_TRY(bundle.recipients[1], readDer(directory / "recipient-rsa.pem"));
    return bundle;
}

Result<std::string> StationBundle::stationNamedBy(ByteView certificate) const {
    return stationIn(certificate, officerAuthority);
}

} // namespace rapoint::sync
