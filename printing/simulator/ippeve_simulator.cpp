#include "printing/simulator/ippeve_simulator.h"

#include "station/base/descriptor.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

namespace rapoint::printing {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kStartLimit{5000};
constexpr const char* kPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::uint16_t freePort() {
    const Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        return 0;
    return ntohs(address.sin_port);
}

bool accepts(std::uint16_t port) {
    const Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(port);
    return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

/// ippeveprinter 2.4.2 ends with "Unable to initialize DNS-SD" without a D-Bus system bus, even when told not to
/// announce itself; an empty private bus satisfies it. The address is in the abstract name space: no file.
Result<ChildProcess> startBus(std::string& address) {
    static std::atomic<unsigned> s_number{0};
    address = "unix:abstract=rapoint-" + std::to_string(::getpid()) + "-" + std::to_string(++s_number);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failure(FaultCode::ProcessFailed, "pipe");
    Descriptor readEnd{ends[0]};
    Descriptor writeEnd{ends[1]};
    RAPOINT_TRY(ChildProcess bus,
                ChildProcess::start({.arguments = {"dbus-daemon", "--session", "--nofork", "--nopidfile",
                                                   "--address=" + address, "--print-address=1"},
                                     .environment = {kPath},
                                     .standardOutput = writeEnd.get()}));
    writeEnd.reset();
    pollfd ready{.fd = readEnd.get(), .events = POLLIN, .revents = 0};
    char first = 0;
    if (::poll(&ready, 1, static_cast<int>(kStartLimit.count())) != 1 || ::read(readEnd.get(), &first, 1) != 1)
        return failure(FaultCode::ProcessFailed, "dbus-daemon does not start");
    return bus;
}

std::vector<std::string> printerArguments(const IppeveSimulator::Options& options, std::uint16_t port) {
    std::vector<std::string> arguments{"ippeveprinter", "-r", "off", "-p", std::to_string(port), "-n", "localhost",
                                       "-d", (options.directory / "spool").string(),
                                       // without -K it writes certificates into /etc/cups/ssl
                                       "-K", (options.directory / "keys").string(), "-c", options.command, "-f",
                                       "application/pdf,text/plain,application/octet-stream"};
    if (options.keepFiles)
        arguments.emplace_back("-k");
    arguments.push_back(options.name);
    return arguments;
}

bool comesUp(ChildProcess& printer, std::uint16_t port) {
    const auto deadline = steady_clock::now() + kStartLimit;
    while (printer.running() && steady_clock::now() < deadline) {
        if (accepts(port))
            return printer.running();
        std::this_thread::sleep_for(milliseconds{2});
    }
    return false;
}

} // namespace

Result<IppeveSimulator> IppeveSimulator::start(const Options& options) {
    std::error_code error;
    for (const char* folder : {"spool", "keys"}) {
        std::filesystem::create_directories(options.directory / folder, error);
        if (error)
            return failure(FaultCode::ProcessFailed, "simulator directory: " + error.message());
        std::filesystem::permissions(options.directory / folder, std::filesystem::perms::owner_all, error);
    }
    std::string busAddress;
    RAPOINT_TRY(ChildProcess bus, startBus(busAddress));
    // A port that was free a moment ago can be taken by the time the printer binds it: then another one.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const std::uint16_t port = freePort();
        RAPOINT_TRY(ChildProcess printer,
                    ChildProcess::start({.arguments = printerArguments(options, port),
                                         .environment = {kPath, "DBUS_SYSTEM_BUS_ADDRESS=" + busAddress}}));
        if (comesUp(printer, port))
            return IppeveSimulator{std::move(bus), std::move(printer),
                                   "ipp://localhost:" + std::to_string(port) + "/ipp/print",
                                   options.directory / "spool"};
    }
    return failure(FaultCode::ProcessFailed, "ippeveprinter does not start");
}

void IppeveSimulator::stop() noexcept {
    m_printer.kill();
    m_bus.kill();
}

} // namespace rapoint::printing
