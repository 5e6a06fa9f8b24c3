#include "tests/support/private_cupsd.h"

#include "station/base/descriptor.h"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapoint::tests {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kSearchPath = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";

sockaddr_in onLoopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int unusedPort() {
    const Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address = onLoopback(0);
    socklen_t size = sizeof address;
    ::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

bool answersAt(int port) {
    const Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = onLoopback(port);
    return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

void writeSettings(const fs::path& root, int port) {
    std::ofstream{root / "etc/cupsd.conf"}
        << "Listen localhost:" << port
        << "\nBrowsing No\nDefaultAuthType None\nWebInterface No\n"
           "PreserveJobFiles No\n"
           "<Location />\nOrder allow,deny\nAllow from localhost\n</Location>\n"
           "<Location /admin>\nOrder allow,deny\nAllow from localhost\n</Location>\n"
           "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n"
           "</Policy>\n";
    std::ofstream files{root / "etc/cups-files.conf"};
    files << "ServerRoot " << (root / "etc").string() << "\nRequestRoot " << (root / "spool").string()
          << "\nTempDir " << (root / "spool/tmp").string() << "\nCacheDir " << (root / "cache").string()
          << "\nStateDir " << (root / "run").string() << "\nErrorLog " << (root / "log/error").string()
          << "\nAccessLog " << (root / "log/access").string() << "\nPageLog " << (root / "log/page").string()
          << "\nUser lp\nGroup lp\nSystemGroup root\n";
}

/// As root the scheduler's helpers become lp and have to get at what is theirs.
void giveToHelpers(const fs::path& root) {
    if (::geteuid() != 0)
        return;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): called before the test has threads
    const passwd* const lp = ::getpwnam("lp");
    fs::permissions(root, fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
    for (const char* const folder : {"spool", "spool/tmp", "cache", "run"})
        if (lp == nullptr || ::chown((root / folder).c_str(), lp->pw_uid, lp->pw_gid) != 0)
            throw std::runtime_error{"no user lp"};
}

} // namespace

bool PrivateCupsd::isInstalled() {
    return fs::exists("/usr/sbin/cupsd") && fs::exists("/usr/sbin/lpadmin");
}

PrivateCupsd::PrivateCupsd()
    : m_port{unusedPort()} {
    const fs::path root = m_directory.path();
    for (const char* const folder : {"etc", "spool/tmp", "cache", "run", "log"})
        fs::create_directories(root / folder);
    writeSettings(root, m_port);
    giveToHelpers(root);
    auto started = ChildProcess::start({.arguments = {"cupsd", "-f", "-c", (root / "etc/cupsd.conf").string(),
                                                      "-s", (root / "etc/cups-files.conf").string()},
                                        .environment = {kSearchPath}});
    if (!started)
        throw std::runtime_error{started.error().detail};
    m_scheduler = std::move(*started);
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (!answersAt(m_port)) {
        if (!m_scheduler->running() || std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error{"cupsd does not start"};
        std::this_thread::sleep_for(10ms);
    }
}

std::string PrivateCupsd::addQueue(const std::string& name, const std::string& deviceUri) const {
    run("lpadmin", {"-p", name, "-E", "-v", deviceUri, "-m", "raw", "-o", "printer-error-policy=abort-job"});
    return "ipp://" + server() + "/printers/" + name;
}

void PrivateCupsd::run(const std::string& program, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program);
    auto child = ChildProcess::start(
        {.arguments = std::move(arguments), .environment = {kSearchPath, "CUPS_SERVER=" + server()}});
    if (!child || !child->endsWithin(10s) || child->waitStatus() != 0)
        throw std::runtime_error{program + " failed"};
}

} // namespace rapoint::tests
