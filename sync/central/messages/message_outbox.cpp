#include "sync/central/messages/message_outbox.h"

namespace rapoint::sync {

Result<> MessageOutbox::put(const std::string& name, const MailMessage& message, Instant until) {
    const Instant now = m_clock.now();
    RAPOINT_TRY(const Secret mail, mailOf(message, m_from, now));
    RAPOINT_CHECK(m_queue.dropExpired(now));
    return m_queue.put(name, mail.bytes(), until);
}

void MessageOutbox::wake() {
    {
        const std::lock_guard lock{m_mutex};
        m_more = true;
    }
    m_changed.notify_all();
}

void MessageOutbox::waitForMore(std::chrono::milliseconds limit) {
    std::unique_lock lock{m_mutex};
    m_changed.wait_for(lock, limit, [this] { return m_more || m_ended; });
    m_more = false;
}

void MessageOutbox::end() {
    {
        const std::lock_guard lock{m_mutex};
        m_ended = true;
    }
    m_changed.notify_all();
}

bool MessageOutbox::ended() const {
    const std::lock_guard lock{m_mutex};
    return m_ended;
}

} // namespace rapoint::sync
