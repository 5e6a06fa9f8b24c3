#pragma once

#include "sync/central/messages/message_outbox.h"

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace rapoint::sync {

/// Where messages to holders go. One of the two is set.
struct MailExit {
    std::vector<std::string> command{}; ///< a mail program that reads a message from its standard input
    std::filesystem::path folder{};     ///< where a mail program collects them: NAME.eml, 0600
};

/// Hands each message of an outbox on, and deletes it when the mail program has ended with 0 or the file is
/// durable; otherwise it is tried again every minute. Has a thread of its own from beginning to end; the outbox
/// outlives it and ends with it.
class MailDispatch {
public:
    struct Limits {
        std::chrono::milliseconds program{60'000}; ///< after which it is killed
        std::chrono::milliseconds again{60'000};
    };

    MailDispatch(MessageOutbox& outbox, MailExit exit)
        : MailDispatch{outbox, std::move(exit), Limits{}} {}
    MailDispatch(MessageOutbox& outbox, MailExit exit, Limits limits);
    /// A program at work is killed, its message stays.
    ~MailDispatch();
    MailDispatch(const MailDispatch&) = delete;
    MailDispatch& operator=(const MailDispatch&) = delete;

private:
    void run();
    void send(const std::string& name);
    bool hand(const TakenMessage& message) const;
    bool runProgram(const TakenMessage& message) const;

    MessageOutbox& m_outbox;
    MailExit m_exit;
    Limits m_limits;
    std::thread m_thread;
};

} // namespace rapoint::sync
