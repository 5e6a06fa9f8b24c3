#include "capture/image/image_file.h"

#include "capture/image/image_loader.h"

#include <fstream>

namespace rapoint::capture {

Result<Bytes> readImageFile(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return failure(FaultCode::ImageUnreadable, "there is no such picture file");
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return failure(FaultCode::ImageUnreadable, error.message());
    if (size > kMaxImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(size >> 20) + " MiB");
    Bytes bytes(size);
    std::ifstream stream{file, std::ios::binary};
    if (!stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return failure(FaultCode::ImageUnreadable, "the picture file cannot be read");
    return bytes;
}

} // namespace rapoint::capture
