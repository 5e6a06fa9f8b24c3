#include "sync/central/mail_dispatch.h"

#include "station/base/exec_arguments.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace rapoint::sync {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr const char* kPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// With the message as standard input, nothing else of ours, and signals as a program expects them; 0 if it cannot
/// be started.
pid_t started(const std::vector<std::string>& command, int message) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&how);
    ::posix_spawn_file_actions_adddup2(&files, message, STDIN_FILENO);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&files, output, "/dev/null", O_WRONLY, 0);
    sigset_t signals;
    sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&how, &signals);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM})
        sigaddset(&signals, signal);
    ::posix_spawnattr_setsigdefault(&how, &signals);
    ::posix_spawnattr_setpgroup(&how, 0);
    ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    const std::vector<std::string> environment{kPath};
    pid_t id = 0;
    if (::posix_spawn(&id, command.front().c_str(), &files, &how, pointersTo(command).data(),
                      pointersTo(environment).data()) != 0)
        id = 0;
    ::posix_spawnattr_destroy(&how);
    ::posix_spawn_file_actions_destroy(&files);
    return id;
}

} // namespace

MailDispatch::MailDispatch(MessageOutbox& outbox, std::vector<std::string> command, Limits limits)
    : m_outbox{outbox}
    , m_command{std::move(command)}
    , m_limits{limits}
    , m_thread{[this] { run(); }} {}

MailDispatch::~MailDispatch() {
    m_outbox.end();
    m_thread.join();
}

void MailDispatch::run() {
    while (!m_outbox.ended()) {
        for (const std::string& name : m_outbox.waiting()) {
            if (m_outbox.ended())
                return;
            std::error_code gone;
            if (const auto message = m_outbox.take(name); message && hand(*message))
                std::filesystem::remove(message->file, gone);
        }
        m_outbox.waitForMore(m_limits.again);
    }
}

bool MailDispatch::hand(const MessageOutbox::Taken& message) const {
    const pid_t program = started(m_command, message.content.get());
    if (program == 0)
        return false;
    const auto deadline = steady_clock::now() + m_limits.program;
    int status = 0;
    while (::waitpid(program, &status, WNOHANG) == 0) {
        if (m_outbox.ended() || steady_clock::now() >= deadline) {
            ::kill(-program, SIGKILL);
            while (::waitpid(program, &status, 0) < 0 && errno == EINTR)
                continue;
            return false;
        }
        std::this_thread::sleep_for(milliseconds{5});
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace rapoint::sync
