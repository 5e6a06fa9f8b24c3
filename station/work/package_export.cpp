#include "station/work/package_export.h"

#include "station/base/file_bytes.h"

namespace rapoint::work {

Result<std::filesystem::path> exportPackage(Outbox& outbox, const CaseId& id,
                                            const std::filesystem::path& folder) {
    RAPOINT_TRY(const Bytes package, outbox.get(id));
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the directory to export to cannot be made: " + error.message());
    const std::filesystem::path file = folder / (id.text() + ".p7m");
    RAPOINT_CHECK(writeFile(file, package));
    return file;
}

} // namespace rapoint::work
