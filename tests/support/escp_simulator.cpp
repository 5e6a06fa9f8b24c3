#include "tests/support/escp_simulator.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace rapoint::tests {

namespace {

constexpr std::string_view kQuestion{"\x1dr\x01", 3};
constexpr std::uint8_t kReady = 0x00;
constexpr std::uint8_t kNoPaper = 0x0c;
constexpr std::size_t kSome = 40; ///< bytes of a page

bool readable(int line) {
    pollfd waiting{.fd = line, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, 5) == 1;
}

} // namespace

EscpSimulator::EscpSimulator(EscpLine line, EscpTrouble trouble)
    : m_trouble{trouble}
    , m_isSocket{line == EscpLine::Socket} {
    if (m_isSocket)
        listen();
    else
        openTerminal();
    m_thread = std::thread{[this] { run(); }};
}

EscpSimulator::~EscpSimulator() {
    m_stop = true;
    m_thread.join();
}

void EscpSimulator::listen() {
    m_end = Descriptor{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const int small = 2048;
    ::setsockopt(m_end.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (::bind(m_end.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_end.get(), 16) != 0 ||
        ::getsockname(m_end.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        std::abort();
    m_uri = "escp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

void EscpSimulator::openTerminal() {
    m_end = Descriptor{::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    std::array<char, 128> name{};
    if (::grantpt(m_end.get()) != 0 || ::unlockpt(m_end.get()) != 0 ||
        ::ptsname_r(m_end.get(), name.data(), name.size()) != 0)
        std::abort();
    m_terminal = Descriptor{::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC)};
    termios settings{};
    ::tcgetattr(m_terminal.get(), &settings);
    ::cfmakeraw(&settings);
    ::tcsetattr(m_terminal.get(), TCSANOW, &settings);
    m_uri = std::string{"escp:"} + name.data();
}

std::string EscpSimulator::printed() const {
    const std::lock_guard lock{m_mutex};
    return m_printed;
}

void EscpSimulator::run() {
    while (!m_stop) {
        if (!m_isSocket) {
            serve(m_end.get());
            return;
        }
        if (!readable(m_end.get()))
            continue;
        const Descriptor client{::accept4(m_end.get(), nullptr, nullptr, SOCK_CLOEXEC)};
        m_pending.clear();
        m_onPage = 0;
        serve(client.get());
    }
}

void EscpSimulator::serve(int line) {
    std::array<std::uint8_t, 256> bytes{};
    while (!m_stop) {
        if (m_trouble == EscpTrouble::StopsReading && m_onPage > kSome) {
            ::usleep(5000);
            continue;
        }
        if (!readable(line))
            continue;
        const auto got = ::read(line, bytes.data(), bytes.size());
        if (got <= 0)
            return;
        for (std::size_t i = 0; i < static_cast<std::size_t>(got); ++i)
            if (!take(line, bytes[i]))
                return;
    }
}

bool EscpSimulator::take(int line, std::uint8_t byte) {
    m_pending.push_back(static_cast<char>(byte));
    if (kQuestion == m_pending) {
        m_pending.clear();
        return answer(line);
    }
    if (kQuestion.starts_with(m_pending))
        return true;
    const std::lock_guard lock{m_mutex};
    m_printed += m_pending;
    m_onPage += m_pending.size();
    m_pending.clear();
    return m_trouble != EscpTrouble::CutsInPage || m_onPage <= kSome;
}

bool EscpSimulator::answer(int line) {
    const bool behind = std::exchange(m_onPage, 0) > 0;
    if (m_trouble == EscpTrouble::Silent)
        return true;
    if (m_trouble == EscpTrouble::CutsBehind && behind)
        return false;
    const bool paper = m_trouble != EscpTrouble::OutOfPaper && (m_trouble != EscpTrouble::PaperRunsOut || !behind);
    std::string said(1, static_cast<char>(paper ? kReady : kNoPaper));
    if (m_trouble == EscpTrouble::Noise)
        said = "\x13\x11\x90" + said + "\x11";
    return ::write(line, said.data(), said.size()) == static_cast<ssize_t>(said.size());
}

} // namespace rapoint::tests
