#include "tests/support/simulated_card/private_pcscd.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDaemon = "/usr/sbin/pcscd";
constexpr const char* kDriver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
constexpr const char* kPlace = "/run/pcscd";
constexpr std::uint16_t kFirstPort = 0x9000;

// In a child process, between fork and exec: only system calls.

bool raiseLoopback() {
    ifreq loopback{};
    std::strcpy(loopback.ifr_name, "lo");
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    const int any = socket(AF_INET, SOCK_DGRAM, 0);
    const bool up = any >= 0 && ioctl(any, SIOCSIFFLAGS, &loopback) == 0;
    close(any);
    return up;
}

bool enterPrivatePlaces(const char* directory) {
    return unshare(CLONE_NEWNS | CLONE_NEWNET) == 0 && raiseLoopback() &&
           mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("none", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") == 0 && mkdir(kPlace, 0755) == 0 &&
           (directory == nullptr || mount(directory, kPlace, nullptr, MS_BIND, nullptr) == 0);
}

bool namespacesWork() {
    const pid_t child = fork();
    if (child == 0)
        _exit(enterPrivatePlaces(nullptr) ? 0 : 1);
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

[[noreturn]] void becomeDaemon(const char* run, const char* configuration, const char* log) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int output = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (output < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(output, STDERR_FILENO) < 0 ||
        !enterPrivatePlaces(run))
        _exit(126);
    execl(kDaemon, kDaemon, "--foreground", "--config", configuration, nullptr);
    _exit(127);
}

} // namespace

std::optional<std::string> PrivatePcscd::obstacle() {
    for (const char* program : {kDaemon, kDriver, "/usr/bin/pkcs15-init", "/usr/bin/pkcs15-tool"})
        if (!fs::exists(program))
            return std::string{program} + " is not installed";
    static const bool allowed = namespacesWork();
    return allowed ? std::nullopt : std::optional<std::string>{"no namespaces of its own"};
}

PrivatePcscd::PrivatePcscd() {
    if (const auto reason = obstacle())
        throw std::runtime_error{*reason};
    configure();
    start();
}

void PrivatePcscd::configure() const {
    fs::create_directory(m_directory.path() / "readers");
    fs::create_directory(m_directory.path() / "run");
    std::ofstream list{m_directory.path() / "readers" / "vpcd.conf"};
    // One entry makes two slots, on this port and the next.
    list << "FRIENDLYNAME \"Simulated Reader\"\nDEVICENAME /dev/null:" << kFirstPort << "\nLIBPATH " << kDriver
         << "\nCHANNELID " << kFirstPort << "\n";
    std::ofstream opensc{m_directory.path() / "opensc.conf"};
    opensc << "app default {\n\tuse_file_caching = no;\n}\n";
    if (!list.flush() || !opensc.flush())
        throw std::runtime_error{"pcscd cannot be configured"};
    setenv("OPENSC_CONF", (m_directory.path() / "opensc.conf").c_str(), 1);
    setenv("PCSCLITE_CSOCK_NAME", (m_directory.path() / "run" / "pcscd.comm").c_str(), 1);
}

void PrivatePcscd::start() {
    const std::string run = m_directory.path() / "run";
    const std::string configuration = m_directory.path() / "readers";
    const std::string log = m_directory.path() / "log";
    m_daemon = fork();
    if (m_daemon == 0)
        becomeDaemon(run.c_str(), configuration.c_str(), log.c_str());
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!fs::exists(m_directory.path() / "run" / "pcscd.comm")) {
        int status = 0;
        if (std::chrono::steady_clock::now() > deadline || waitpid(m_daemon, &status, WNOHANG) != 0)
            throw std::runtime_error{"pcscd does not start"};
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    const std::string network = "/proc/" + std::to_string(m_daemon) + "/ns/net";
    m_network = open(network.c_str(), O_RDONLY | O_CLOEXEC);
}

int PrivatePcscd::connectSlot(std::size_t reader) const {
    // A socket belongs to the network in which it was made, whoever uses it.
    const int own = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    int slot = -1;
    if (own >= 0 && setns(m_network, CLONE_NEWNET) == 0) {
        slot = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (setns(own, CLONE_NEWNET) != 0)
            std::abort();
    }
    close(own);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(kFirstPort + reader));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (slot < 0 || connect(slot, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return slot;
    close(slot);
    return -1;
}

PrivatePcscd::~PrivatePcscd() {
    kill(m_daemon, SIGKILL);
    int status = 0;
    waitpid(m_daemon, &status, 0);
    close(m_network);
    unsetenv("PCSCLITE_CSOCK_NAME");
    unsetenv("OPENSC_CONF");
}

} // namespace rapoint::test
