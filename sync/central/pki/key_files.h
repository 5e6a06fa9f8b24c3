#pragma once

#include "station/base/result.h"
#include "sync/central/pki/key_pair.h"

#include <filesystem>

namespace rapoint::sync {

/// Writes a new file, flushed to the disk; storage-failed also when it exists already.
Result<> writeNewFile(const std::filesystem::path& path, std::string_view content, bool secret);
/// PEM, for everybody to read.
Result<> writeCertificateFile(const std::filesystem::path& path, X509* certificate);
/// PKCS#8 PEM without a password, for its owner only (0600).
Result<> writeKeyFile(const std::filesystem::path& path, EVP_PKEY* key);
/// configuration-invalid for a file that others may read, that is no key, or whose key is not the certificate's.
Result<KeyPair> readKeyPair(const std::filesystem::path& key, const std::filesystem::path& certificate);

} // namespace rapoint::sync
