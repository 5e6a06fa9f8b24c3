#include "station/work/package_export.h"

#include "station/base/durable_file.h"
#include "station/work/export_label.h"

namespace rapoint::work {

Result<std::filesystem::path> exportPackage(Outbox& outbox, const PackageExport& package,
                                            const std::filesystem::path& folder) {
    RAPOINT_TRY(const Bytes sealed, outbox.get(package.id));
    const Digest digest = Digest::of(sealed);
    if (!package.state.package || digest.hex() != package.state.package->sha256)
        return failure(FaultCode::SealBroken, "the package in the outbox is not the one that was sealed");
    RAPOINT_TRY(const std::string label,
                exportLabel({package.id, digest, sealed.size(), package.now}, package.sender));
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the directory to export to cannot be made: " + error.message());
    const std::filesystem::path file = folder / (package.id.text() + ".p7m");
    RAPOINT_CHECK(replaceFileOnMedium(file, sealed));
    RAPOINT_CHECK(
        replaceFileOnMedium(folder / (package.id.text() + std::string{kExportLabelEnding}), bytesOf(label)));
    return file;
}

} // namespace rapoint::work
