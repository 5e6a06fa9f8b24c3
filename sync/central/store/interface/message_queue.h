#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// A message that was taken to be sent. It belongs to who took it until its time is over.
struct TakenMessage {
    std::string name;
    Secret content; ///< the whole message (RFC 5322)
    Instant until{};
};

/// The messages to holders that nobody has sent yet. Deleted messages leave no bytes behind. Safe to call from
/// several threads and nodes. Faults: storage-failed, disk-full.
class MessageQueue {
public:
    virtual ~MessageQueue() = default;

    /// `name` is without personal data; a message of that name that still waits is replaced. After `until` it says
    /// nothing any more, and is never sent.
    virtual Result<> put(const std::string& name, ByteView content, Instant until) = 0;
    /// Deletes what was not sent in its time; their names.
    virtual Result<std::vector<std::string>> dropExpired(Instant now) = 0;
    /// The names of what waits, oldest first, also of messages that somebody has taken.
    virtual Result<std::vector<std::string>> waiting() = 0;
    /// For one caller only until then; nothing if it is gone, its time is over, or somebody has it. `until` lies
    /// after `now`.
    virtual Result<std::optional<TakenMessage>> take(const std::string& name, Instant now, Instant until) = 0;
    /// It was sent and is deleted, unless it was replaced or taken by somebody else in the meantime.
    virtual Result<> sent(const TakenMessage& message) = 0;
    /// It was not sent, and can be taken at once.
    virtual Result<> giveBack(const TakenMessage& message) = 0;
};

} // namespace rapoint::sync
