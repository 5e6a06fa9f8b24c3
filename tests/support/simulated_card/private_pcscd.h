#pragma once

#include "tests/support/temporary_directory.h"

#include <sys/types.h>

#include <optional>
#include <string>

namespace rapoint::test {

/// A pcscd with two virtual readers alone. Its configuration, socket and lock files are in a directory of its own;
/// its paths are built in, so it runs in a mount namespace where that directory lies over /run/pcscd. vpcd listens
/// on all interfaces, so it runs in a network namespace, too, whose loopback is all there is. For as long as this
/// object lives, PC/SC in this process and its children goes there (PCSCLITE_CSOCK_NAME), and OpenSC reads a
/// configuration of the test's. The machine's own pcscd is neither seen nor touched. The daemon ends with this
/// object, and with the process however that ends. One at a time, made before any thread.
class PrivatePcscd {
public:
    /// Why it cannot run here; nothing if it can.
    static std::optional<std::string> obstacle();

    /// Throws std::runtime_error when the daemon does not listen within 10 s.
    PrivatePcscd();
    PrivatePcscd(const PrivatePcscd&) = delete;
    PrivatePcscd& operator=(const PrivatePcscd&) = delete;
    ~PrivatePcscd();

    /// A connection to the slot of the reader with this index: what a card that is inserted is. Negative where the
    /// daemon is gone. Any thread.
    int connectSlot(std::size_t reader) const;

private:
    void configure() const;
    void start();

    tests::TemporaryDirectory m_directory;
    pid_t m_daemon = -1;
    int m_network = -1; ///< the daemon's network namespace
};

} // namespace rapoint::test
