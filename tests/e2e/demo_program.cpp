#include "tests/e2e/demo_program.h"

#include "tests/support/results.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapoint::test {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::chrono::milliseconds until(Clock::time_point deadline) {
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()));
}

/// SoftHSM empties a file before it writes it again, and gives its lock up in between.
bool isBeingWritten(const std::filesystem::path& cards) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{cards}) {
        struct stat status {};
        if (entry.path().extension() != ".lock" && ::stat(entry.path().c_str(), &status) == 0 &&
            S_ISREG(status.st_mode) && status.st_size == 0)
            return true;
    }
    return false;
}

} // namespace

DemoProgram::DemoProgram(const std::string& name, std::vector<std::string> arguments,
                         std::vector<std::string> environment) {
    int ends[2];
    BOOST_REQUIRE_EQUAL(::pipe2(ends, O_CLOEXEC), 0);
    m_output = ends[0];
    arguments.insert(arguments.begin(), RAPOINT_BINARY_DIR "/bin/" + name);
    auto started = ChildProcess::start(
        {.arguments = std::move(arguments), .environment = std::move(environment), .standardOutput = ends[1]});
    ::close(ends[1]);
    m_process = valueOf(std::move(started));
}

DemoProgram::~DemoProgram() {
    m_process.reset();
    ::close(m_output);
}

bool DemoProgram::readSome(std::chrono::milliseconds limit) {
    pollfd ready{m_output, POLLIN, 0};
    if (m_ended || ::poll(&ready, 1, static_cast<int>(limit.count())) != 1)
        return false;
    char buffer[4096];
    const auto got = ::read(m_output, buffer, sizeof buffer);
    m_ended = got <= 0;
    m_rest.append(buffer, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    for (std::size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n')) {
        m_lines.push_back(Json::parse(m_rest.substr(0, end)));
        m_rest.erase(0, end + 1);
    }
    return !m_ended;
}

bool DemoProgram::saysLines(std::size_t count, std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (m_lines.size() < count && readSome(until(deadline)))
        continue;
    return m_lines.size() >= count;
}

void DemoProgram::finish(std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (readSome(until(deadline)))
        continue;
    BOOST_REQUIRE_MESSAGE(m_ended && m_process->endsWithin(until(deadline) + 100ms), "a program does not end");
}

bool DemoProgram::endsWithin(std::chrono::microseconds limit) {
    // The end of its output is the end of the program; what it says meanwhile stays in the pipe.
    const auto deadline = Clock::now() + limit;
    while (Clock::now() < deadline) {
        const auto left = deadline - Clock::now();
        const timespec pause{0, std::min<long>(200'000, static_cast<long>(std::max<Clock::rep>(left.count(), 0)))};
        if (!m_process->running())
            return true;
        ::nanosleep(&pause, nullptr);
    }
    return !m_process->running();
}

bool DemoProgram::kill(const std::filesystem::path& cards) {
    const auto deadline = Clock::now() + 10s;
    while (m_process->running()) {
        BOOST_REQUIRE_EQUAL(::kill(m_process->id(), SIGSTOP), 0);
        siginfo_t stopped{};
        ::waitid(P_PID, static_cast<id_t>(m_process->id()), &stopped, WSTOPPED | WEXITED | WNOWAIT);
        if (stopped.si_code != CLD_STOPPED)
            continue;
        if (!isBeingWritten(cards) || Clock::now() > deadline) {
            ::kill(m_process->id(), SIGKILL);
            finish(10s);
            return status() < 0;
        }
        ::kill(m_process->id(), SIGCONT);
        endsWithin(50us);
    }
    return false;
}

bool DemoProgram::killChild(const std::string& name) {
    const std::string id = std::to_string(m_process->id());
    std::ifstream children{"/proc/" + id + "/task/" + id + "/children"};
    for (pid_t child = 0; children >> child;) {
        std::string running;
        std::ifstream{"/proc/" + std::to_string(child) + "/comm"} >> running;
        // The kernel keeps 15 characters.
        if (running == name.substr(0, 15))
            return ::kill(child, SIGKILL) == 0;
    }
    return false;
}

int DemoProgram::status() const {
    const auto status = m_process->waitStatus();
    return status && WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
}

Json DemoProgram::last(const std::string& member) const {
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line)
        if (line->contains(member))
            return *line;
    return {};
}

} // namespace rapoint::test
