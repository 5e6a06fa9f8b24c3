#include "station/app/cli/disk_encryption.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 8; // a file system on LVM on RAID on dm-crypt has three

std::string firstLine(const fs::path& file) {
    std::ifstream stream{file};
    std::string line;
    std::getline(stream, line);
    return line;
}

/// Whether the block device of this sysfs directory, or everything below it, is dm-crypt's.
bool isEncrypted(const fs::path& device, int depth = 0) {
    if (depth > kMaxDepth)
        return false;
    if (firstLine(device / "dm" / "uuid").starts_with("CRYPT-"))
        return true;
    std::error_code error;
    std::vector<fs::path> below;
    for (const auto& slave : fs::directory_iterator{device / "slaves", error})
        below.push_back(slave.path());
    return !below.empty() &&
           std::ranges::all_of(below, [&](const fs::path& slave) { return isEncrypted(slave, depth + 1); });
}

tl::unexpected<Fault> notEncrypted(const std::string& what) {
    return failure(FaultCode::ConfigurationInvalid, what + " is not encrypted by the system (dm-crypt)");
}

Result<> checkDevice(const std::string& name, const KernelFiles& kernel) {
    if (isEncrypted(kernel.sys / "class/block" / name))
        return {};
    return notEncrypted("/dev/" + name);
}

/// "/dev/mapper/vg-root" is a link to what the kernel calls dm-3.
std::string kernelName(const fs::path& device) {
    std::error_code error;
    const fs::path real = fs::canonical(device, error);
    return (error ? device : real).filename().string();
}

/// Type and source of the file system with this number, of /proc/self/mountinfo (proc_pid_mountinfo(5)):
/// "36 35 0:33 / /mnt rw,noatime shared:1 - btrfs /dev/dm-0 rw".
struct Mount {
    std::string type;
    std::string source;
};
Mount mountOf(const std::string& number, const KernelFiles& kernel) {
    std::ifstream mounts{kernel.proc / "self/mountinfo"};
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words{line};
        std::string id;
        std::string parent;
        std::string device;
        words >> id >> parent >> device;
        const std::size_t rest = line.find(" - ");
        if (device != number || rest == std::string::npos)
            continue;
        Mount mount;
        std::istringstream{line.substr(rest + 3)} >> mount.type >> mount.source;
        return mount;
    }
    return {};
}

bool isMemory(const Mount& mount) {
    return mount.type == "tmpfs" || mount.type == "ramfs";
}

Result<> checkFileSystem(const std::string& number, const std::string& what, const KernelFiles& kernel) {
    if (isEncrypted(kernel.sys / "dev/block" / number))
        return {};
    const Mount mount = mountOf(number, kernel);
    if (isMemory(mount))
        return {};
    if (mount.source.starts_with("/dev/"))
        return checkDevice(kernelName(mount.source), kernel);
    return notEncrypted("the disk of " + what);
}

Result<> checkFile(const fs::path& file, const KernelFiles& kernel) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0)
        return failure(FaultCode::StorageFailed, "nobody can look at " + file.string());
    return checkFileSystem(std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev)),
                           file.string(), kernel);
}

} // namespace

Result<> checkDiskEncrypted(const fs::path& directory, const KernelFiles& kernel) {
    return checkFile(directory, kernel);
}

Result<> checkSwapEncrypted(const KernelFiles& kernel) {
    std::ifstream swaps{kernel.proc / "swaps"};
    std::string line;
    std::getline(swaps, line); // "Filename Type Size Used Priority"
    while (std::getline(swaps, line)) {
        std::istringstream words{line};
        std::string file;
        std::string type;
        words >> file >> type;
        if (type == "file") {
            RAPOINT_CHECK(checkFile(file, kernel));
            continue;
        }
        const std::string name = kernelName(file);
        const std::string backing = firstLine(kernel.sys / "class/block" / name / "backing_dev");
        if (name.starts_with("zram") && (backing.empty() || backing == "none"))
            continue;
        RAPOINT_CHECK(checkDevice(name, kernel));
    }
    return {};
}

} // namespace rapoint::app
