#include "sync/central/pki/key_files.h"

#include "station/base/durable_file.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/pem_or_der_file.h"
#include "sync/certificate_file.h"

#include <openssl/pem.h>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> storageFailure(const std::filesystem::path& path) {
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(full ? FaultCode::DiskFull : FaultCode::StorageFailed, "writing " + path.filename().string());
}

} // namespace

Result<> writeNewFile(const std::filesystem::path& path, std::string_view content, bool secret) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, secret ? 0600 : 0644);
    if (file < 0)
        return storageFailure(path);
    const bool written = writeThrough(file, bytesOf(content)).has_value();
    if (::close(file) != 0 || !written)
        return storageFailure(path);
    return {};
}

Result<> writeCertificateFile(const std::filesystem::path& path, X509* certificate) {
    const Bio pem{BIO_new(BIO_s_mem())};
    if (PEM_write_bio_X509(pem.get(), certificate) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "encoding a certificate");
    const Bytes text = contentOf(pem.get());
    return writeNewFile(path, textOf(text), false);
}

Result<> writeKeyFile(const std::filesystem::path& path, EVP_PKEY* key) {
    const Bio pem{BIO_new(BIO_s_secmem())};
    if (PEM_write_bio_PrivateKey(pem.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "encoding a key");
    char* data = nullptr;
    const long size = BIO_get_mem_data(pem.get(), &data);
    return writeNewFile(path, {data, static_cast<std::size_t>(size)}, true);
}

Result<KeyPair> readKeyPair(const std::filesystem::path& key, const std::filesystem::path& certificate) {
    struct stat status {};
    if (::stat(key.c_str(), &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return failure(FaultCode::ConfigurationInvalid,
                       key.filename().string() + " is missing or can be read by others than its owner");
    KeyPair pair;
    RAPOINT_TRY(pair.certificate, readCertificateFile(certificate));
    Result<EvpPkey> read = privateKeyInFile(key);
    if (!read)
        return failure(FaultCode::ConfigurationInvalid, std::move(read).error().detail);
    pair.key = *std::move(read);
    if (X509_check_private_key(pair.certificate.get(), pair.key.get()) != 1)
        return opensslFailure(FaultCode::ConfigurationInvalid, key.filename().string());
    return pair;
}

} // namespace rapoint::sync
