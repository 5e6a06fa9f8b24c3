#include "tests/support/private_opencryptoki.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDaemon = "/usr/sbin/pkcsslotd";
constexpr const char* kModule = "/usr/lib/x86_64-linux-gnu/opencryptoki/libopencryptoki.so.0";
constexpr std::array kCovered{"/etc/opencryptoki", "/var/lib/opencryptoki", "/run", "/dev/shm"};
const fs::path kToken = "/var/lib/opencryptoki/card";
const fs::path kPidFile = "/run/pkcsslotd.pid";

std::string reasonOf(const std::string& what) {
    return what + ": " + std::strerror(errno); // NOLINT(concurrency-mt-unsafe): before any thread
}

/// Namespaces of the process's own, with empty directories over everything that openCryptoki shares.
std::optional<std::string> enterPrivatePlaces() {
    if (unshare(CLONE_NEWNS | CLONE_NEWIPC) != 0)
        return reasonOf("no namespaces of its own");
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return reasonOf("mounts cannot be made private");
    for (const char* path : kCovered)
        if (mount("none", path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0)
            return reasonOf(std::string{"no private "} + path);
    return std::nullopt;
}

/// A directory that the group pkcs11 may work in, as openCryptoki demands of its own.
void makeShared(const fs::path& path) {
    const group* const owner = getgrnam("pkcs11"); // NOLINT(concurrency-mt-unsafe): before any thread
    fs::create_directories(path);
    if (owner == nullptr || chown(path.c_str(), 0, owner->gr_gid) != 0 || chmod(path.c_str(), 0770) != 0)
        throw std::runtime_error{reasonOf(path.string())};
}

void configure() {
    std::ofstream file{"/etc/opencryptoki/opencryptoki.conf"};
    file << "version opencryptoki-3.8\nslot 0\n{\nstdll = libpkcs11_sw.so\ntokname = card\n}\n";
    file.close();
    if (!file)
        throw std::runtime_error{"openCryptoki cannot be configured"};
    makeShared("/var/lib/opencryptoki");
    makeShared("/run/lock/opencryptoki");
    makeShared("/run/lock/opencryptoki/card");
}

std::optional<pid_t> daemonNow() {
    std::ifstream file{kPidFile};
    pid_t daemon = 0;
    return file >> daemon && daemon > 1 ? std::optional{daemon} : std::nullopt;
}

/// Starts the daemon, which leaves its parent and becomes the keeper's child, waits until the lifeline is cut, and
/// ends it.
[[noreturn]] void keepDaemon(int lifeline) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t starter = fork();
    if (starter == 0) {
        execl(kDaemon, kDaemon, nullptr);
        _exit(127);
    }
    int status = 0;
    waitpid(starter, &status, 0);
    char nothing = 0;
    while (read(lifeline, &nothing, 1) < 0 && errno == EINTR) {
    }
    if (const auto daemon = daemonNow(); daemon && kill(*daemon, SIGTERM) == 0)
        waitpid(*daemon, &status, 0);
    _exit(0);
}

} // namespace

std::optional<std::string> PrivateOpencryptoki::obstacle() {
    static const std::optional<std::string> found = []() -> std::optional<std::string> {
        if (!fs::exists(kDaemon) || !fs::exists(kModule))
            return "openCryptoki is not installed";
        return enterPrivatePlaces();
    }();
    return found;
}

PrivateOpencryptoki::PrivateOpencryptoki() {
    if (const auto reason = obstacle())
        throw std::runtime_error{*reason};
    configure();
    std::array<int, 2> line{};
    if (pipe2(line.data(), O_CLOEXEC) != 0)
        throw std::runtime_error{reasonOf("no pipe")};
    m_keeper = fork();
    if (m_keeper == 0) {
        close(line[1]);
        keepDaemon(line[0]);
    }
    close(line[0]);
    m_lifeline = line[1];
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!daemonNow() || !fs::exists("/run/pkcsslotd.socket")) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error{"pkcsslotd does not start"};
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
}

PrivateOpencryptoki::~PrivateOpencryptoki() {
    close(m_lifeline);
    int status = 0;
    waitpid(m_keeper, &status, 0);
    fs::remove(kPidFile);
    fs::remove("/run/pkcsslotd.socket");
}

void PrivateOpencryptoki::putInBlankCard() {
    fs::remove_all(kToken);
    for (const auto& segment : fs::directory_iterator{"/dev/shm"})
        fs::remove(segment.path()); // the token's state as its users share it
    makeShared(kToken);
    makeShared(kToken / "TOK_OBJ");
}

} // namespace rapoint::test
