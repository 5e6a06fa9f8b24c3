#pragma once

#include "station/base/bytes.h"
#include "station/base/descriptor.h"
#include "station/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::store {

/// The station's data directory: one process at a time, readable by nobody else (0700, files 0600), and files that
/// are there whole or not at all, also after a power cut. Owned by StationStore; any thread.
class DataDirectory {
public:
    /// Creates the directory and its folders where they are missing and takes its lock until the object goes.
    /// data-directory-busy when another process has it.
    static Result<DataDirectory> claim(const std::filesystem::path& path);
    /// Whether some process holds the directory right now.
    static bool inUse(const std::filesystem::path& path);

    std::filesystem::path pathOf(const std::string& relative) const { return m_path / relative; }
    /// Writes beside, syncs, renames, syncs the folder: durable when it returns. disk-full leaves nothing behind.
    Result<> write(const std::string& relative, ByteView content) const;
    /// storage-failed if the file is missing or larger than `limit` bytes.
    Result<Bytes> read(const std::string& relative, std::size_t limit) const;
    bool exists(const std::string& relative) const;
    /// Durable; nothing to do if there is no such file.
    Result<> remove(const std::string& relative) const;
    /// The plain names of the files in a folder.
    Result<std::vector<std::string>> list(const std::string& folder) const;

private:
    DataDirectory(std::filesystem::path path, Descriptor lock)
        : m_path{std::move(path)}
        , m_lock{std::move(lock)} {}

    std::filesystem::path m_path;
    Descriptor m_lock;
};

} // namespace rapoint::store
