#pragma once

#include "sync/central/messages/message_outbox.h"

#include <string>
#include <thread>
#include <vector>

namespace rapoint::sync {

/// Hands each message of an outbox to the operator's mail program, as its standard input, and deletes it when the
/// program has ended with 0; otherwise it is tried again every minute. Has a thread of its own from beginning to
/// end; the outbox outlives it and ends with it.
class MailDispatch {
public:
    struct Limits {
        std::chrono::milliseconds program{60'000}; ///< after which it is killed
        std::chrono::milliseconds again{60'000};
    };

    MailDispatch(MessageOutbox& outbox, std::vector<std::string> command)
        : MailDispatch{outbox, std::move(command), Limits{}} {}
    MailDispatch(MessageOutbox& outbox, std::vector<std::string> command, Limits limits);
    /// A program at work is killed, its message stays.
    ~MailDispatch();
    MailDispatch(const MailDispatch&) = delete;
    MailDispatch& operator=(const MailDispatch&) = delete;

private:
    void run();
    bool hand(const MessageOutbox::Taken& message) const;

    MessageOutbox& m_outbox;
    std::vector<std::string> m_command;
    Limits m_limits;
    std::thread m_thread;
};

} // namespace rapoint::sync
