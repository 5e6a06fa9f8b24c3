#include "sync/central/store/sqlite/mandate_file.h"

#include "station/base/digest.h"
#include "station/base/durable_file.h"

#include <fstream>
#include <iterator>

namespace rapoint::sync {

namespace {

/// A name may hold anything; in hexadecimal it is a plain file name, and no two names are one.
std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& station) {
    return folder / (toHex(bytesOf(station)) + ".p7s");
}

} // namespace

Result<std::optional<Bytes>> readMandate(const std::filesystem::path& folder, const std::string& station) {
    std::error_code error;
    if (!std::filesystem::exists(fileOf(folder, station), error))
        return std::optional<Bytes>{};
    std::ifstream in{fileOf(folder, station), std::ios::binary};
    if (!in)
        return failure(FaultCode::StorageFailed, "a mandate cannot be read");
    return std::optional{Bytes{std::istreambuf_iterator<char>{in}, {}}};
}

Result<> writeMandate(const std::filesystem::path& folder, const std::string& station, ByteView mandate) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return replaceFile(fileOf(folder, station), mandate);
}

} // namespace rapoint::sync
