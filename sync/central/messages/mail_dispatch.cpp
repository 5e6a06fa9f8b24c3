#include "sync/central/messages/mail_dispatch.h"

#include "station/base/child_process.h"

#include <sys/wait.h>

namespace rapoint::sync {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kLook{50}; ///< how often it is asked whether the outbox has ended
constexpr const char* kPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

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
    auto program = ChildProcess::start(
        {.arguments = m_command, .environment = {kPath}, .standardInput = message.content.get()});
    if (!program)
        return false;
    const auto deadline = steady_clock::now() + m_limits.program;
    while (!program->endsWithin(kLook))
        if (m_outbox.ended() || steady_clock::now() >= deadline)
            return false;
    const int status = program->waitStatus().value();
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace rapoint::sync
