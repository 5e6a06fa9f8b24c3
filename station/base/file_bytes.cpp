#include "station/base/file_bytes.h"

#include <cerrno>
#include <fstream>

namespace rapoint {

Result<Bytes> readFile(const std::filesystem::path& file, std::size_t limit) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return failure(FaultCode::InputInvalid, file.filename().string() + " cannot be read");
    if (size > limit)
        return failure(FaultCode::InputInvalid, file.filename().string() + " is too large");
    Bytes bytes(static_cast<std::size_t>(size));
    std::ifstream stream{file, std::ios::binary};
    if (!stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return failure(FaultCode::InputInvalid, file.filename().string() + " cannot be read");
    return bytes;
}

Result<> writeFile(const std::filesystem::path& file, ByteView content) {
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    if (!stream.flush())
        return failure(errno == ENOSPC ? FaultCode::DiskFull : FaultCode::StorageFailed,
                       file.filename().string() + " cannot be written");
    return {};
}

} // namespace rapoint
