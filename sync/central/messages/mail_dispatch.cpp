#include "sync/central/messages/mail_dispatch.h"

#include "station/base/child_process.h"
#include "station/base/descriptor.h"
#include "station/base/durable_file.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapoint::sync {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kLook{50};    ///< how often it is asked whether the outbox has ended
constexpr milliseconds kSpare{5000}; ///< that a message stays ours after the program's time
constexpr const char* kPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// A file in memory that stands at its beginning; an empty descriptor if it cannot be made.
Descriptor readable(const Secret& content) {
    Descriptor file{::memfd_create("message", MFD_CLOEXEC)};
    ByteView rest = content.bytes();
    while (file && !rest.empty()) {
        const ssize_t written = ::write(file.get(), rest.data(), rest.size());
        if (written <= 0)
            return {};
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    if (file && ::lseek(file.get(), 0, SEEK_SET) != 0)
        return {};
    return file;
}

} // namespace

MailDispatch::MailDispatch(MessageOutbox& outbox, MailExit exit, Limits limits)
    : m_outbox{outbox}
    , m_exit{std::move(exit)}
    , m_limits{limits}
    , m_thread{[this] { run(); }} {}

MailDispatch::~MailDispatch() {
    m_outbox.end();
    m_thread.join();
}

/// A fault of the store leaves the message where it is: it is tried again.
void MailDispatch::run() {
    while (!m_outbox.ended()) {
        (void)m_outbox.queue().dropExpired(m_outbox.clock().now()); // take() gives none of them out either
        for (const std::string& name : m_outbox.queue().waiting().value_or(std::vector<std::string>{})) {
            if (m_outbox.ended())
                return;
            try {
                send(name);
            } catch (const std::exception&) {
                // No memory that can be locked, for instance. The message is free again when its time is over.
                break;
            }
        }
        m_outbox.waitForMore(m_limits.again);
    }
}

void MailDispatch::send(const std::string& name) {
    const Instant now = m_outbox.clock().now();
    const auto message = m_outbox.queue().take(name, now, now + m_limits.program + kSpare);
    if (!message || !*message)
        return;
    // If neither can be said, the message is free again when its time is over.
    if (hand(**message))
        (void)m_outbox.queue().sent(**message);
    else
        (void)m_outbox.queue().giveBack(**message);
}

bool MailDispatch::hand(const TakenMessage& message) const {
    if (!m_exit.folder.empty())
        return replaceFile(m_exit.folder / (message.name + ".eml"), message.content.bytes()).has_value();
    return runProgram(message);
}

bool MailDispatch::runProgram(const TakenMessage& message) const {
    const Descriptor content = readable(message.content);
    if (!content)
        return false;
    auto program =
        ChildProcess::start({.arguments = m_exit.command, .environment = {kPath}, .standardInput = content.get()});
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
