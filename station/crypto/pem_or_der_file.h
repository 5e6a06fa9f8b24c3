#pragma once

#include "station/crypto/pem_or_der.h"

#include <filesystem>

namespace rapoint {

// The same as pem_or_der.h, from a file: input-invalid if it cannot be read. The detail begins with the file's
// name.

Result<Certificate> certificateInFile(const std::filesystem::path& file);
Result<std::vector<Bytes>> certificatesInFile(const std::filesystem::path& file);
Result<CertificateRequest> requestInFile(const std::filesystem::path& file);
Result<EvpPkey> privateKeyInFile(const std::filesystem::path& file);

} // namespace rapoint
