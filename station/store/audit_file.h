#pragma once

#include "station/base/descriptor.h"
#include "station/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace rapoint::store {

/// The file of the audit log: grows at its end only and is synced after each growth. Owned by AuditChain, which
/// holds the store's lock while it calls.
class AuditFile {
public:
    static Result<AuditFile> open(const std::filesystem::path& path);

    Result<std::uint64_t> size() const;
    /// The last `bytes` bytes, or all if it is shorter.
    Result<std::string> end(std::size_t bytes) const;
    /// `bytes` bytes from `offset` on; storage-failed if the file is shorter.
    Result<std::string> read(std::uint64_t offset, std::size_t bytes) const;
    /// Makes sure that `bytes` more will fit; disk-full while nothing has happened yet.
    Result<> reserve(std::size_t bytes) const;
    /// All of it, durable, or nothing.
    Result<> append(std::string_view text) const;
    /// Takes a torn end off.
    Result<> cutTo(std::uint64_t size) const;

private:
    explicit AuditFile(Descriptor file)
        : m_file{std::move(file)} {}
    Descriptor m_file;
};

} // namespace rapoint::store
