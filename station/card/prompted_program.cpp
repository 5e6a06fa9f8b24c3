#include "station/card/prompted_program.h"

#include "station/card/program_start.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <optional>

namespace rapoint::card {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxScreenSize = 64 * 1024;
constexpr auto kUnexpectedPrompt = std::chrono::seconds{5};
constexpr int kGlance = 2; // milliseconds between looks at the echo while a prompt is about to be answered

bool canBeTyped(const Secret& secret) {
    const ByteView bytes = secret.bytes();
    return !bytes.empty() &&
           std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t c) { return c > ' ' && c < 0x7f; });
}

/// A program at its terminal; killed with this object if it is still running.
class Conversation {
public:
    Conversation(int terminal, pid_t program, const std::vector<PromptAnswer>& answers)
        : m_terminal{terminal}
        , m_program{program}
        , m_answers{answers} {}
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    ~Conversation() {
        close(m_terminal);
        if (m_running) {
            kill(m_program, SIGKILL);
            waitpid(m_program, nullptr, 0);
        }
    }

    Result<PromptedRun> finish(Clock::time_point deadline) {
        while (read(deadline)) {
            RAPOINT_CHECK(answer());
            if (Clock::now() > deadline)
                return failure(FaultCode::CardModuleFailed, "the card's program takes too long");
        }
        // It has closed its terminal, so it ends now or never.
        int status = 0;
        while (waitpid(m_program, &status, WNOHANG) == 0) {
            if (Clock::now() > deadline)
                return failure(FaultCode::CardModuleFailed, "the card's program does not end");
            poll(nullptr, 0, 1);
        }
        m_running = false;
        m_run.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return std::move(m_run);
    }

private:
    /// What is to be read now, if anything; false when the program has closed its terminal.
    bool read(Clock::time_point deadline) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready{m_terminal, POLLIN, 0};
        if (poll(&ready, 1, m_silentSince ? kGlance : static_cast<int>(std::clamp<long>(left, 0, 50))) <= 0)
            return true;
        std::array<char, 1024> words{};
        const ssize_t count = ::read(m_terminal, words.data(), words.size());
        if (count <= 0)
            return false;
        m_run.screen.append(words.data(), static_cast<std::size_t>(count));
        m_silentSince.reset();
        return true;
    }

    bool echoes() const {
        termios state{};
        return tcgetattr(m_terminal, &state) != 0 || (state.c_lflag & ECHO) != 0;
    }

    /// Types the next secret once it is asked for.
    Result<> answer() {
        if (m_run.screen.size() > kMaxScreenSize)
            return failure(FaultCode::CardModuleFailed, "the card's program says too much");
        const bool asks = !m_run.screen.empty() && m_run.screen.find_last_not_of(' ') != std::string::npos &&
                          m_run.screen[m_run.screen.find_last_not_of(' ')] == ':';
        if (!asks || m_run.screen.size() == m_answered)
            return {};
        if (!m_silentSince)
            m_silentSince = Clock::now();
        const bool expected = m_next < m_answers.size() &&
                              m_run.screen.find(m_answers[m_next].prompt, m_answered) != std::string::npos;
        if (expected && !echoes())
            return type(m_answers[m_next++].secret);
        if (Clock::now() - *m_silentSince > kUnexpectedPrompt)
            return failure(FaultCode::CardModuleFailed, "the card's program asks for something unexpected");
        return {};
    }

    Result<> type(const Secret& secret) {
        m_answered = m_run.screen.size();
        m_silentSince.reset();
        const bool typed =
            write(m_terminal, secret.bytes().data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
            write(m_terminal, "\n", 1) == 1;
        if (!typed)
            return failure(FaultCode::CardModuleFailed, "the card's program takes no input");
        return {};
    }

    int m_terminal;
    pid_t m_program;
    bool m_running = true;
    const std::vector<PromptAnswer>& m_answers;
    std::size_t m_next = 0;
    std::size_t m_answered = 0; ///< how much of the screen was there when the last answer was typed
    std::optional<Clock::time_point> m_silentSince;
    PromptedRun m_run;
};

} // namespace

Result<PromptedRun> runPrompted(const std::vector<std::string>& command, const std::vector<PromptAnswer>& answers,
                                std::chrono::seconds limit) {
    for (const PromptAnswer& answer : answers)
        if (!canBeTyped(answer.secret))
            return failure(FaultCode::PinPolicy, "a character is not allowed; no try was used");
    const std::vector<char*> arguments = pointersTo(command);
    const std::vector<char*> environment = environmentWithoutLog();
    int terminal = -1;
    const pid_t program = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (program == 0) {
        close_range(3, UINT_MAX, 0);
        execve(arguments.front(), arguments.data(), environment.data());
        _exit(127);
    }
    if (program < 0)
        return failure(FaultCode::CardModuleFailed, "no terminal for " + command.front());
    return Conversation{terminal, program, answers}.finish(Clock::now() + limit);
}

} // namespace rapoint::card
