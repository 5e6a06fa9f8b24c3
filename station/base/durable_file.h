#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>
#include <string>

namespace rapoint {

/// A failed system call as a fault: disk-full for everything that means "no more room", else storage-failed.
Fault faultOfErrno(int error, const std::string& what);

/// Writes everything at the file's position and flushes it to the disk. disk-full, storage-failed.
Result<> writeThrough(int file, ByteView content);

/// Makes durable that this file was made, renamed or removed. storage-failed.
Result<> syncFolderOf(const std::filesystem::path& file);

/// Replaces a file (0600) atomically: writes beside it, flushes, renames, flushes the folder. disk-full leaves
/// nothing behind; storage-failed.
Result<> replaceFile(const std::filesystem::path& file, ByteView content);

/// The same on a medium that is carried away: what lies there is read back, past what the system keeps in memory,
/// and compared. storage-failed too if the medium gives back something else.
Result<> replaceFileOnMedium(const std::filesystem::path& file, ByteView content);

} // namespace rapoint
