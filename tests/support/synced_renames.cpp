#include "tests/support/synced_renames.h"

#include <array>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::mutex renameGuard;
bool watching = false;
std::set<std::string> synced;
std::set<std::string> openFolders; ///< with a rename that was not synced
int renamed = 0;
int unsynced = 0;

void noteSync(int file) {
    const std::scoped_lock lock{renameGuard};
    if (!watching)
        return;
    std::array<char, 4096> target{};
    const ssize_t length =
        ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), target.data(), target.size());
    if (length <= 0)
        return;
    const std::string name{target.data(), static_cast<std::size_t>(length)};
    synced.insert(name);
    openFolders.erase(name);
}

void noteRename(const std::string& from, const std::string& to) {
    const std::scoped_lock lock{renameGuard};
    if (!watching)
        return;
    ++renamed;
    unsynced += synced.erase(from) == 0 ? 1 : 0;
    openFolders.insert(std::filesystem::path{to}.parent_path().string());
}

} // namespace

/// These take the places of the C library's functions in this executable.
extern "C" int fsync(int file) {
    const auto done = static_cast<int>(::syscall(SYS_fsync, file));
    if (done == 0)
        noteSync(file);
    return done;
}

extern "C" int rename(const char* from, const char* to) noexcept {
    const auto done = static_cast<int>(::syscall(SYS_rename, from, to));
    if (done == 0)
        noteRename(from, to);
    return done;
}

namespace rapoint::test {

SyncedRenames::SyncedRenames() {
    const std::scoped_lock lock{renameGuard};
    watching = true;
    synced.clear();
    openFolders.clear();
    renamed = unsynced = 0;
}

SyncedRenames::~SyncedRenames() {
    const std::scoped_lock lock{renameGuard};
    watching = false;
}

int SyncedRenames::renames() const {
    const std::scoped_lock lock{renameGuard};
    return renamed;
}

int SyncedRenames::unsyncedFiles() const {
    const std::scoped_lock lock{renameGuard};
    return unsynced;
}

int SyncedRenames::unsyncedFolders() const {
    const std::scoped_lock lock{renameGuard};
    return static_cast<int>(openFolders.size());
}

} // namespace rapoint::test
