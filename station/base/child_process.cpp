#include "station/base/child_process.h"

#include "station/base/descriptor.h"
#include "station/base/exec_arguments.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <thread>
#include <utility>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapoint {

namespace {

/// What serves the system (ippeveprinter, cupsd) lies there on Debian, where the PATH of an ordinary user does not
/// lead.
constexpr std::string_view kSystemFolders = ":/usr/sbin:/sbin";

/// The file of a program: its name if that has a slash, else the first that can be executed in the folders of PATH
/// and in the system's. Without one a path that does not exist, so that starting it tells.
std::string fileOf(const std::string& program) {
    if (program.find('/') != std::string::npos)
        return program;
    const char* const path = std::getenv("PATH");
    std::istringstream folders{(path == nullptr ? "/usr/bin:/bin" : path) + std::string{kSystemFolders}};
    std::string file;
    for (std::string folder; std::getline(folders, folder, ':');) {
        file = folder + '/' + program;
        std::error_code error;
        if (!folder.empty() && std::filesystem::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0)
            break;
    }
    return file;
}

/// Runs between vfork and exec, in the parent's memory: async-signal-safe calls only (signal-safety(7)), and
/// nothing written that the parent reads.
[[noreturn]] void becomeChild(const ProcessStart& what, const char* file, char* const* arguments,
                              char* const* environment, int errorPipe) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const std::array<int, 3> standard{what.standardInput, what.standardOutput, -1};
    for (int target = 0; target < 3; ++target) {
        const int source = standard[static_cast<std::size_t>(target)];
        ::dup2(source < 0 ? nowhere : source, target);
    }
    ::execvpe(file, arguments, environment);
    const int error = errno;
    [[maybe_unused]] const auto written = ::write(errorPipe, &error, sizeof error);
    ::_exit(127);
}

/// Not fork: the station's page tables are large, and a child that execs at once needs none of them.
pid_t startChild(const ProcessStart& what, const char* file, char* const* arguments, char* const* environment,
                 int errorPipe) {
    const pid_t id = ::vfork(); // NOLINT(clang-analyzer-security.insecureAPI.vfork)
    if (id == 0)
        becomeChild(what, file, arguments, environment, errorPipe);
    return id;
}

} // namespace

Result<ChildProcess> ChildProcess::start(const ProcessStart& what) {
    const auto arguments = pointersTo(what.arguments);
    const auto environment = pointersTo(what.environment);
    const std::string file = fileOf(what.arguments[0]);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failure(FaultCode::ProcessFailed, std::string{"pipe: "} + std::strerror(errno));
    Descriptor readEnd{ends[0]};
    Descriptor writeEnd{ends[1]};
    const pid_t id = startChild(what, file.c_str(), arguments.data(), environment.data(), writeEnd.get());
    if (id < 0)
        return failure(FaultCode::ProcessFailed, std::string{"vfork: "} + std::strerror(errno));
    ChildProcess child{id};
    writeEnd.reset();
    int error = 0;
    ssize_t got = 0;
    do
        got = ::read(readEnd.get(), &error, sizeof error);
    while (got < 0 && errno == EINTR);
    if (got == static_cast<ssize_t>(sizeof error))
        return failure(FaultCode::ProcessFailed, what.arguments[0] + ": " + std::strerror(error));
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id{std::exchange(other.m_id, -1)}
    , m_status{other.m_status} {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    if (this != &other) {
        kill();
        m_id = std::exchange(other.m_id, -1);
        m_status = other.m_status;
    }
    return *this;
}

ChildProcess::~ChildProcess() {
    kill();
}

bool ChildProcess::running() {
    if (m_id < 0 || m_status)
        return false;
    int status = 0;
    if (::waitpid(m_id, &status, WNOHANG) != m_id)
        return true;
    m_status = status;
    return false;
}

bool ChildProcess::endsWithin(std::chrono::milliseconds limit) {
    using std::chrono::milliseconds;
    using std::chrono::steady_clock;
    const auto deadline = steady_clock::now() + limit;
    // Tells the end at once (pidfd_open(2)); without it, as on old kernels, the process is looked at every
    // millisecond.
    const Descriptor ended{m_id < 0 || m_status ? -1 : static_cast<int>(::syscall(SYS_pidfd_open, m_id, 0))};
    while (running()) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
        if (left <= milliseconds{0})
            return false;
        pollfd end{.fd = ended.get(), .events = POLLIN, .revents = 0};
        if (ended)
            ::poll(&end, 1, static_cast<int>(left.count()));
        else
            std::this_thread::sleep_for(milliseconds{1});
    }
    return true;
}

void ChildProcess::kill() noexcept {
    if (m_id < 0)
        return;
    // The group, so that what it started (a printer's command) goes with it. Its leader is not reaped yet or was
    // reaped by us, and then the group's number is free only when the last member is gone.
    if (!m_status) {
        ::kill(-m_id, SIGKILL);
        ::kill(m_id, SIGKILL);
        int status = 0;
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR)
            continue;
        m_status = status;
    }
    m_id = -1;
}

} // namespace rapoint
