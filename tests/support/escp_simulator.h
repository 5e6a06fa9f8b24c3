#pragma once

#include "station/base/descriptor.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

namespace rapoint::tests {

/// What the impact printer does wrong, and nothing else.
enum class EscpTrouble {
    None,
    Silent,       ///< takes everything and answers nothing
    OutOfPaper,   ///< says so when it is asked
    PaperRunsOut, ///< in the middle of the page: the answer behind it says so
    CutsInPage,   ///< the line breaks after some of the page
    CutsBehind,   ///< the line breaks instead of the answer behind the page
    StopsReading, ///< takes some of the page and no more
    Noise,        ///< behaves, but sends XON, XOFF and status bytes that nobody asked for
};

/// Where its line ends: a socket on a free loopback port, or a device (a pseudo terminal).
enum class EscpLine { Socket, Device };

inline std::ostream& operator<<(std::ostream& out, EscpLine line) {
    return out << (line == EscpLine::Socket ? "socket" : "device");
}

/// An impact printer that is asked with GS r 1 and answers in its turn, as the forms in assets/contracts expect
/// it. Keeps what it prints as bytes: it is the paper. Owned by the test; one thread of its own.
class EscpSimulator {
public:
    explicit EscpSimulator(EscpLine line, EscpTrouble trouble = EscpTrouble::None);
    EscpSimulator(const EscpSimulator&) = delete;
    EscpSimulator& operator=(const EscpSimulator&) = delete;
    ~EscpSimulator();

    const std::string& uri() const { return m_uri; }
    /// Everything that went onto paper, without the questions.
    std::string printed() const;

private:
    void listen();
    void openTerminal();
    void run();
    void serve(int line);
    /// False: the line is to be cut.
    bool take(int line, std::uint8_t byte);
    bool answer(int line);

    const EscpTrouble m_trouble;
    std::string m_uri;
    Descriptor m_end;      ///< the listening socket, or the terminal's other end
    Descriptor m_terminal; ///< kept open, so that a closing client does not end the line
    bool m_isSocket = false;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::string m_printed;
    std::string m_pending; ///< the beginning of a question
    std::size_t m_onPage = 0;
    std::thread m_thread;
};

} // namespace rapoint::tests
