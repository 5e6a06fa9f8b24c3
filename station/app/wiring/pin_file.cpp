#include "station/app/wiring/pin_file.h"

#include <fstream>

namespace rapoint::app {

Result<Secret> readPinFile(const std::filesystem::path& file) {
    constexpr std::size_t kMaxLength = 64;
    Secret pin{kMaxLength};
    std::ifstream stream{file, std::ios::binary};
    stream.rdbuf()->pubsetbuf(nullptr, 0);
    stream.read(reinterpret_cast<char*>(pin.writable().data()), kMaxLength);
    std::size_t size = static_cast<std::size_t>(stream.gcount());
    while (size > 0 && (pin.bytes()[size - 1] == '\n' || pin.bytes()[size - 1] == '\r'))
        --size;
    if (size == 0)
        return failure(FaultCode::StationKeyMissing, "nobody knows the PIN: " + file.filename().string());
    pin.shrink(size);
    return pin;
}

} // namespace rapoint::app
