#include "sync/certificate_file.h"

#include "sync/openssl_error.h"

#include <openssl/pem.h>

namespace rapoint::sync {

Result<Certificate> readCertificateFile(const std::filesystem::path& path) {
    const Bio file{BIO_new_file(path.c_str(), "r")};
    Certificate certificate{file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr};
    if (!certificate)
        return opensslFailure(FaultCode::ConfigurationInvalid, path.filename().string());
    return certificate;
}

} // namespace rapoint::sync
