#pragma once

#include "station/base/clock.h"
#include "sync/central/messages/mail_message.h"
#include "sync/central/store/interface/message_queue.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

namespace rapoint::sync {

/// Writes the messages to holders and puts them into the queue, from where a mail program takes them. Called from
/// several threads; owned by CentralNode; the queue and the clock outlive it.
class MessageOutbox {
public:
    MessageOutbox(MessageQueue& queue, std::string from, const Clock& clock)
        : m_queue{queue}
        , m_from{std::move(from)}
        , m_clock{clock} {}

    /// `name` is without personal data; a message of that name that still waits is replaced. Not sent after
    /// `until`. Durable when the transaction is that it is called in. storage-failed, disk-full; input-invalid for
    /// an invalid address.
    Result<> put(const std::string& name, const MailMessage& message, Instant until);
    /// After that transaction: whoever waits for messages looks now.
    void wake();
    /// Returns when somebody called wake() in this process, after `limit`, or when this ends.
    void waitForMore(std::chrono::milliseconds limit);
    /// Ends waitForMore() for ever.
    void end();
    bool ended() const;

    MessageQueue& queue() { return m_queue; }
    const Clock& clock() const { return m_clock; }

private:
    MessageQueue& m_queue;
    std::string m_from;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_more = false;
    bool m_ended = false;
};

} // namespace rapoint::sync
