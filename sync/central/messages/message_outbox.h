#pragma once

#include "station/base/clock.h"
#include "station/base/descriptor.h"
#include "sync/central/messages/mail_message.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

namespace rapoint::sync {

/// The messages to holders that nobody has taken yet: DIR/outbox, a file (0600) each, durable before anything
/// depends on it. Called from several threads and processes; owned by CentralNode.
class MessageOutbox {
public:
    /// One message that nobody else is at while this lives.
    struct Taken {
        std::filesystem::path file;
        Descriptor content; ///< for reading, at its beginning; locked
    };

    /// Makes the folder; storage-failed.
    static Result<> makeFolder(const std::filesystem::path& folder);

    MessageOutbox(std::filesystem::path folder, std::string from, const Clock& clock)
        : m_folder{std::move(folder)}
        , m_from{std::move(from)}
        , m_clock{clock} {}

    /// `name` is a plain file name without personal data; a message of that name that is still there is replaced.
    /// storage-failed; input-invalid for an address that is none.
    Result<> put(const std::string& name, const MailMessage& message);
    /// The names of what waits, in their order.
    std::vector<std::string> waiting() const;
    /// Nothing if it is gone, or somebody else is at it.
    std::optional<Taken> take(const std::string& name) const;
    /// Returns when something was put here by this process, after `limit`, or when this ends.
    void waitForMore(std::chrono::milliseconds limit);
    /// Ends waitForMore() for ever.
    void end();
    bool ended() const;

private:
    std::filesystem::path m_folder;
    std::string m_from;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_more = false;
    bool m_ended = false;
};

} // namespace rapoint::sync
