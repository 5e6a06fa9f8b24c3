#include "tests/support/simulated_card/virtual_reader.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace rapoint::test {

namespace {

constexpr std::uint8_t kPowerOff = 0;
constexpr std::uint8_t kPowerOn = 1;
constexpr std::uint8_t kReset = 2;
constexpr std::uint8_t kAnswerToReset = 4;

/// Without it the kernel delays its acknowledgement and every command takes 44 ms; it has to be set again after
/// each read.
void acknowledgeAtOnce(int connection) {
    const int yes = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
}

bool sendFrame(int connection, ByteView payload) {
    Bytes frame{static_cast<std::uint8_t>(payload.size() >> 8), static_cast<std::uint8_t>(payload.size())};
    frame.insert(frame.end(), payload.begin(), payload.end());
    return send(connection, frame.data(), frame.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(frame.size());
}

/// All of `target`, or false at the end of the connection or when `wake` is signalled.
bool receive(int connection, int wake, std::span<std::uint8_t> target) {
    while (!target.empty()) {
        std::array<pollfd, 2> ready{pollfd{connection, POLLIN, 0}, pollfd{wake, POLLIN, 0}};
        if (poll(ready.data(), ready.size(), -1) < 0 || ready[1].revents != 0)
            return false;
        const ssize_t count = recv(connection, target.data(), target.size(), 0);
        if (count <= 0)
            return false;
        acknowledgeAtOnce(connection);
        target = target.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

bool signalled(int wake) {
    pollfd ready{wake, POLLIN, 0};
    return poll(&ready, 1, 0) > 0;
}

} // namespace

VirtualReader::VirtualReader(const PrivatePcscd& daemon, std::size_t index)
    : m_daemon{daemon}
    , m_index{index}
    , m_wake{eventfd(0, EFD_CLOEXEC)}
    , m_thread{[this] { serve(); }} {}

VirtualReader::~VirtualReader() {
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
    }
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
}

void VirtualReader::insert(std::shared_ptr<SimulatedCard> card) {
    const std::lock_guard lock{m_mutex};
    m_card = std::move(card);
    m_untilPull = 0;
    eventfd_write(m_wake, 1);
}

void VirtualReader::remove() {
    const std::lock_guard lock{m_mutex};
    m_card.reset();
    eventfd_write(m_wake, 1);
}

void VirtualReader::pullAt(std::size_t commands, Pull when) {
    const std::lock_guard lock{m_mutex};
    m_untilPull = commands;
    m_pull = when;
}

void VirtualReader::doAt(std::size_t commands, std::function<void()> deed) {
    const std::lock_guard lock{m_mutex};
    m_untilDeed = commands;
    m_deed = std::move(deed);
}

std::function<void()> VirtualReader::dueDeed() {
    const std::lock_guard lock{m_mutex};
    const bool due = m_untilDeed > 0 && --m_untilDeed == 0;
    return due ? std::exchange(m_deed, nullptr) : nullptr;
}

bool VirtualReader::hasCard() const {
    const std::lock_guard lock{m_mutex};
    return m_card != nullptr;
}

std::size_t VirtualReader::commands() const {
    const std::lock_guard lock{m_mutex};
    return m_commands;
}

void VirtualReader::serve() {
    while (true) {
        eventfd_t signals = 0;
        eventfd_read(m_wake, &signals);
        {
            const std::lock_guard lock{m_mutex};
            if (m_ending)
                return;
        }
        while (hasCard()) {
            const int connection = m_daemon.connectSlot(m_index);
            if (connection < 0)
                break;
            serveConnection(connection);
            close(connection);
            if (signalled(m_wake))
                break;
        }
    }
}

void VirtualReader::serveConnection(int connection) {
    acknowledgeAtOnce(connection);
    std::array<std::uint8_t, 2> length{};
    Bytes frame;
    do {
        if (!receive(connection, m_wake, length))
            return;
        frame.resize(static_cast<std::size_t>(length[0]) << 8 | length[1]);
    } while (receive(connection, m_wake, frame) && answerFrame(connection, frame));
}

bool VirtualReader::answerFrame(int connection, ByteView frame) {
    if (frame.size() > 1)
        if (const auto deed = dueDeed())
            deed();
    const std::lock_guard lock{m_mutex};
    if (m_card == nullptr)
        return false;
    if (frame.size() == 1) {
        if (frame.front() == kAnswerToReset)
            return sendFrame(connection, SimulatedCard::answerToReset());
        if (frame.front() == kPowerOff || frame.front() == kPowerOn || frame.front() == kReset)
            m_card->reset();
        return true;
    }
    ++m_commands;
    const Bytes answer = m_card->answer(frame);
    const bool pulled = m_untilPull > 0 && --m_untilPull == 0;
    const bool sent = (!pulled || m_pull == Pull::AfterAnswer) && sendFrame(connection, answer);
    if (!pulled)
        return sent;
    takeOut();
    return false;
}

void VirtualReader::takeOut() {
    m_card->reset();
    m_card.reset();
}

} // namespace rapoint::test
