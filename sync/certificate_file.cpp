#include "sync/certificate_file.h"

#include "station/crypto/pem_or_der_file.h"

namespace rapoint::sync {

Result<Certificate> readCertificateFile(const std::filesystem::path& path) {
    Result<Certificate> certificate = certificateInFile(path);
    if (!certificate)
        return failure(FaultCode::ConfigurationInvalid, std::move(certificate).error().detail);
    return certificate;
}

} // namespace rapoint::sync
