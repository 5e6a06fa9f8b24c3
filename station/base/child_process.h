#pragma once

#include "station/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace rapoint {

/// What to start and with what; descriptors stay the caller's.
struct ProcessStart {
    std::vector<std::string>
        arguments; ///< [0] is the executable; without a slash it is looked up in PATH, then in /usr/sbin and /sbin
    std::vector<std::string> environment; ///< "NAME=value", all that the process sees
    int standardInput = -1;               ///< -1: /dev/null
    int standardOutput = -1;              ///< -1: /dev/null
};

/// A child process that never outlives its owner: it is killed, with its own children, when this object is
/// destroyed, and by the kernel when the thread that started it dies. Used by one thread at a time.
class ChildProcess {
public:
    /// process-failed if it cannot be executed; the error number is in the detail.
    static Result<ChildProcess> start(const ProcessStart& what);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    pid_t id() const { return m_id; }
    /// False once it has ended; its wait status is then in waitStatus().
    bool running();
    /// Waits at most that long for its end.
    bool endsWithin(std::chrono::milliseconds limit);
    /// Kills it and its children and reads its status.
    void kill() noexcept;
    /// As of waitpid(2); nothing while it runs.
    std::optional<int> waitStatus() const { return m_status; }

private:
    explicit ChildProcess(pid_t id)
        : m_id{id} {}

    pid_t m_id = -1;
    std::optional<int> m_status;
};

} // namespace rapoint
