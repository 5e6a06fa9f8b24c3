#pragma once

#include "station/base/result.h"

#include <filesystem>

namespace rapoint::app {

/// Where Linux says what its disks and its swap are: a test puts another place there.
struct KernelFiles {
    std::filesystem::path sys = "/sys";
    std::filesystem::path proc = "/proc";
};

/// Whether what is written to the disk of this directory is encrypted by dm-crypt below the file system, on every
/// device it is spread over (sysfs: dm/uuid begins with CRYPT-; slaves). A file system in memory has no disk.
/// configuration-invalid names the device that is not encrypted, or of which the kernel does not say it.
Result<> checkDiskEncrypted(const std::filesystem::path& directory, const KernelFiles& kernel = {});

/// The same of every swap area (proc_swaps(5)); zram without a backing device is memory. Nothing is wrong without
/// a swap.
Result<> checkSwapEncrypted(const KernelFiles& kernel = {});

} // namespace rapoint::app
