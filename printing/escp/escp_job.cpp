#include "printing/escp/escp_job.h"

#include "station/base/descriptor.h"

#include <array>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace rapoint::printing {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Deadline = steady_clock::time_point;

tl::unexpected<Fault> notFound(const EscpTarget& target) {
    return failure(FaultCode::PrinterNotFound, target.uri);
}

/// False when the deadline has passed.
bool waitFor(int line, short event, Deadline deadline) {
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
        pollfd waiting{.fd = line, .events = event, .revents = 0};
        const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

/// Only a device: a PIN is not to be written into a file that happens to have this name.
Result<Descriptor> openDevice(const EscpTarget& target) {
    Descriptor line{::open(target.device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)};
    struct stat about {};
    if (line.get() < 0 || ::fstat(line.get(), &about) != 0 || !S_ISCHR(about.st_mode))
        return notFound(target);
    termios settings{};
    if (::isatty(line.get()) != 0 && ::tcgetattr(line.get(), &settings) == 0) {
        ::cfmakeraw(&settings);
        if (::tcsetattr(line.get(), TCSANOW, &settings) != 0)
            return notFound(target);
    }
    return line;
}

Result<Descriptor> openSocket(const EscpTarget& target, Deadline deadline) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(target.host.c_str(), std::to_string(target.port).c_str(), &wanted, &found) != 0)
        return notFound(target);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses{found, &::freeaddrinfo};
    for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
        Descriptor line{::socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
        const int begun = ::connect(line.get(), at->ai_addr, at->ai_addrlen);
        int error = 0;
        socklen_t size = sizeof error;
        if (begun == 0 || (errno == EINPROGRESS && waitFor(line.get(), POLLOUT, deadline) &&
                           ::getsockopt(line.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0))
            return line;
    }
    return notFound(target);
}

Result<> send(int line, ByteView bytes, Deadline deadline) {
    while (!bytes.empty()) {
        if (!waitFor(line, POLLOUT, deadline))
            return failure(FaultCode::PrinterInterrupted, "the printer takes no more");
        const auto sent = ::write(line, bytes.data(), bytes.size());
        if (sent < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (sent <= 0)
            return failure(FaultCode::PrinterInterrupted, "the line to the printer broke");
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return {};
}

/// What an earlier question was answered with does not count for the next one.
void dropAnswers(int line) {
    std::array<std::uint8_t, 256> dropped{};
    while (waitFor(line, POLLIN, steady_clock::now() + milliseconds{1}) &&
           ::read(line, dropped.data(), dropped.size()) > 0)
        continue;
}

Result<bool> isReady(int line, const EscpStatus& status, Deadline deadline) {
    dropAnswers(line);
    RAPOINT_CHECK(send(line, status.question, deadline));
    std::array<std::uint8_t, 64> answer{};
    while (waitFor(line, POLLIN, deadline)) {
        const auto got = ::read(line, answer.data(), answer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return failure(FaultCode::PrinterInterrupted, "the line to the printer broke");
        if (const auto ready = status.readyIn(ByteView{answer}.first(static_cast<std::size_t>(got))))
            return *ready;
    }
    return failure(FaultCode::PrinterInterrupted, "the printer does not say how it is");
}

} // namespace

Result<> runEscpJob(const EscpTarget& target, const EscpStatus& status, ByteView page, const IppLimits& limits) {
    const Deadline connected = steady_clock::now() + limits.connect;
    RAPOINT_TRY(const Descriptor line, target.device.empty() ? openSocket(target, connected) : openDevice(target));
    const auto before = isReady(line.get(), status, steady_clock::now() + limits.answer);
    if (!before)
        return failure(FaultCode::PrinterRefused, before.error().detail);
    if (!*before)
        return failure(FaultCode::PrinterJammed, "the printer is not ready: paper, cover or ribbon");
    const Deadline done = steady_clock::now() + limits.job;
    RAPOINT_CHECK(send(line.get(), page, done));
    RAPOINT_TRY(const bool after, isReady(line.get(), status, done));
    if (!after)
        return failure(FaultCode::PrinterJammed, "the printer stopped at or behind the page");
    return {};
}

} // namespace rapoint::printing
