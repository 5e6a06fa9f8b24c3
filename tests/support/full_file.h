#pragma once

#include <string>

namespace rapoint::test {

/// While it lives, every pwrite() of this process to a file of that name fails with ENOSPC. Unlike a limit of the
/// process (FullDisk) it leaves reservations alone, and so it does not depend on what the file system below checks
/// when: tmpfs refuses to reserve beyond RLIMIT_FSIZE, ext4 does not. One at a time.
class FullFile {
public:
    explicit FullFile(std::string name);
    FullFile(const FullFile&) = delete;
    FullFile& operator=(const FullFile&) = delete;
    ~FullFile();
};

} // namespace rapoint::test
