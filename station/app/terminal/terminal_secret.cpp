#include "station/app/terminal/terminal_secret.h"

#include "station/base/descriptor.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

/// Echo off for as long as this lives.
class QuietTerminal {
public:
    explicit QuietTerminal(int terminal)
        : m_terminal{terminal} {
        tcgetattr(m_terminal, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(m_terminal, TCSAFLUSH, &quiet);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;
    ~QuietTerminal() { tcsetattr(m_terminal, TCSAFLUSH, &m_before); }

private:
    int m_terminal;
    termios m_before{};
};

} // namespace

Result<Secret> readSecretFromTerminal(const std::string& prompt) {
    constexpr std::size_t kMaxLength = 64;
    const Descriptor terminal{open("/dev/tty", O_RDWR | O_CLOEXEC)};
    if (!terminal)
        return failure(FaultCode::InputMissing, "there is no terminal to ask on");
    const QuietTerminal quiet{terminal.get()};
    if (write(terminal.get(), prompt.data(), prompt.size()) < 0)
        return failure(FaultCode::InputMissing, "there is no terminal to ask on");
    Secret secret{kMaxLength};
    std::size_t length = 0;
    while (length < kMaxLength && read(terminal.get(), secret.writable().data() + length, 1) == 1 &&
           secret.bytes()[length] != '\n')
        ++length;
    [[maybe_unused]] const auto written = write(terminal.get(), "\n", 1);
    if (length == 0)
        return failure(FaultCode::InputMissing, "nothing was entered");
    secret.shrink(length);
    return secret;
}

} // namespace rapoint::app
