#pragma once

#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <filesystem>

namespace rapoint::sync {

/// The only certificate in a file of the configuration, PEM or DER; configuration-invalid names the file.
Result<Certificate> readCertificateFile(const std::filesystem::path& path);

} // namespace rapoint::sync
