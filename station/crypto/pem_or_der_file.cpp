#include "station/crypto/pem_or_der_file.h"

#include "station/base/secret.h"

#include <fstream>

namespace rapoint {

namespace {

/// At most one byte more than is allowed: that it is too large is seen by whoever reads the content.
Result<Secret> contentOfFile(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    Secret content{kMaxPemOrDer + 1};
    in.read(reinterpret_cast<char*>(content.writable().data()), static_cast<std::streamsize>(content.size()));
    if (in.bad() || !in.is_open() || (in.gcount() == 0 && !in.eof()))
        return failure(FaultCode::InputInvalid, file.filename().string() + " cannot be read");
    content.shrink(static_cast<std::size_t>(in.gcount()));
    return content;
}

template <class T>
Result<T> inFile(const std::filesystem::path& file, Result<T> (*read)(ByteView)) {
    RAPOINT_TRY(const Secret content, contentOfFile(file));
    Result<T> found = read(content.bytes());
    if (!found)
        return failure(found.error().code, file.filename().string() + ": " + found.error().detail);
    return found;
}

} // namespace

Result<Certificate> certificateInFile(const std::filesystem::path& file) {
    return inFile(file, certificateFrom);
}

Result<std::vector<Bytes>> certificatesInFile(const std::filesystem::path& file) {
    return inFile(file, certificatesFrom);
}

Result<CertificateRequest> requestInFile(const std::filesystem::path& file) {
    return inFile(file, requestFrom);
}

Result<EvpPkey> privateKeyInFile(const std::filesystem::path& file) {
    return inFile(file, privateKeyFrom);
}

} // namespace rapoint
