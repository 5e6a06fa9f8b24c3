#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <filesystem>

namespace rapoint::sync {

/// The sealed packages as files of one folder, named by case id. Owned by the store, which serialises the calls.
class PackageFiles {
public:
    /// The folder exists.
    explicit PackageFiles(std::filesystem::path folder)
        : m_folder{std::move(folder)} {}

    /// Bytes in the file, 0 if there is none.
    Result<std::uint64_t> size(const CaseId& id) const;
    /// Writes at `offset` and cuts off what was there from an attempt that was never acknowledged; file and folder
    /// are durable when it returns (fdatasync). disk-full, storage-failed.
    Result<> write(const CaseId& id, std::uint64_t offset, ByteView bytes);
    Result<Bytes> read(const CaseId& id) const;

private:
    std::filesystem::path pathOf(const CaseId& id) const { return m_folder / (id.text() + ".p7m"); }

    std::filesystem::path m_folder;
};

} // namespace rapoint::sync
