#pragma once

#include "station/base/result.h"
#include "sync/openssl_ptr.h"

#include <filesystem>

namespace rapoint::sync {

/// The one certificate in a PEM file (RFC 7468); configuration-invalid names the file.
Result<Certificate> readCertificateFile(const std::filesystem::path& path);

} // namespace rapoint::sync
