#include "station/card/piped_program.h"

#include "station/base/descriptor.h"
#include "station/card/program_start.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace rapoint::card {

namespace {

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t kMaxSaid = 64 * 1024;

struct Pipe {
    Descriptor out;
    Descriptor in;
};

std::optional<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

/// What to do in the child before it becomes the program.
class SpawnActions {
public:
    SpawnActions(int input, std::optional<int> output) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        if (output)
            posix_spawn_file_actions_adddup2(&m_actions, *output, STDOUT_FILENO);
        else
            posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, 3);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions() { posix_spawn_file_actions_destroy(&m_actions); }

    const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

/// All that is said until the program closes its output; nothing if it says too much or too slowly.
std::optional<std::string> listen(int output, Deadline deadline) {
    std::string said;
    std::array<char, 4096> words{};
    while (said.size() <= kMaxSaid) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd ready{output, POLLIN, 0};
        if (left.count() <= 0 || poll(&ready, 1, static_cast<int>(left.count())) <= 0)
            return std::nullopt;
        const ssize_t count = read(output, words.data(), words.size());
        if (count <= 0)
            return said;
        said.append(words.data(), static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

/// Whether it ends with status 0 before the deadline; it is killed at it.
bool endsWell(pid_t program, Deadline deadline) {
    int status = 0;
    while (waitpid(program, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) {
            kill(program, SIGKILL);
            waitpid(program, &status, 0);
            return false;
        }
        poll(nullptr, 0, 1);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

Result<std::string> runPiped(const std::vector<std::string>& command, const Secret& input, ProgramOutput output,
                             std::chrono::seconds limit) {
    const Deadline deadline = std::chrono::steady_clock::now() + limit;
    std::optional<Pipe> feed = makePipe();
    std::optional<Pipe> words = makePipe();
    if (!feed || !words)
        return failure(FaultCode::CardModuleFailed, "no pipe for " + command.front());
    const bool read = output == ProgramOutput::Read;
    const SpawnActions actions{feed->out.get(), read ? std::optional{words->in.get()} : std::nullopt};
    const std::vector<char*> arguments = pointersTo(command);
    const std::vector<char*> environment = environmentWithoutLog();
    pid_t program = -1;
    // The input is far smaller than a pipe holds, so it is written before anybody reads it.
    const bool fed =
        write(feed->in.get(), input.bytes().data(), input.size()) == static_cast<ssize_t>(input.size());
    if (!fed || posix_spawn(&program, command.front().c_str(), actions.get(), nullptr, arguments.data(),
                            environment.data()) != 0)
        return failure(FaultCode::CardModuleFailed, command.front() + " cannot be started");
    feed.reset();
    words->in = Descriptor{};
    std::optional<std::string> said = read ? listen(words->out.get(), deadline) : std::string{};
    if (!said)
        kill(program, SIGKILL);
    if (!endsWell(program, deadline) || !said)
        return failure(FaultCode::CardModuleFailed, command.front() + " failed");
    return std::move(*said);
}

} // namespace rapoint::card
