#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/case/event.h"
#include "station/identity/applicant.h"
#include "station/ports/audit_entry.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rapoint {

/// What the journal knows about a case without opening it.
struct CaseSummary {
    CaseId id;
    std::string provider;
    std::string mode;
    std::string creator;
    std::optional<std::string> approver;
    std::uint64_t length = 0; ///< how many events
    Instant openedAt{};
    Instant changedAt{};
    std::string lastEvent; ///< name of its kind
    bool closed = false;   ///< its data are gone, its place in the audit log stays
};

/// The events of all cases. An append is durable and in the audit log when it returns, or has not happened; the
/// contents are sealed with a key of the case that only the station's token can open. A closed case loses that
/// key. Faults: journal-conflict, clock-set-back, disk-full, storage-failed, approver-is-creator (the store's own
/// rule: the actor of an `Approved` is never the actor who opened the case).
class Journal {
public:
    virtual ~Journal() = default;
    /// Begins a case; the first event has to be CaseOpened.
    virtual Result<> open(const CaseId& id, const std::string& actor, std::span<const Event> events,
                          Instant at) = 0;
    /// Appends after `length` events that the caller has seen.
    virtual Result<> append(const CaseId& id, std::uint64_t length, const std::string& actor,
                            std::span<const Event> events, Instant at) = 0;
    /// Appends and, in the same transaction, destroys the case's key and with it everything that was sealed.
    virtual Result<> close(const CaseId& id, std::uint64_t length, const std::string& actor,
                           std::span<const Event> events, Instant at) = 0;
    virtual Result<std::vector<RecordedEvent>> load(const CaseId& id) = 0;
    virtual Result<std::vector<CaseSummary>> list() = 0;
};

/// Pictures and documents of a case, sealed with the case's key, bit for bit.
class Evidence {
public:
    virtual ~Evidence() = default;
    virtual Result<EvidenceRef> put(const CaseId& id, const std::string& name, const std::string& mediaType,
                                    ByteView content) = 0;
    virtual Result<Bytes> get(const CaseId& id, const EvidenceRef& ref) = 0;
};

/// Sealed packages on their way to the central. `put` is durable (file and directory) when it returns.
class Outbox {
public:
    virtual ~Outbox() = default;
    virtual Result<> put(const CaseId& id, ByteView package) = 0;
    virtual Result<Bytes> get(const CaseId& id) = 0;
    /// The cases whose packages wait for their receipt, oldest case first.
    virtual Result<std::vector<CaseId>> waiting() = 0;
    /// Only after a verified receipt; keeps the receipt in its place.
    virtual Result<> settle(const CaseId& id, ByteView receipt) = 0;
};

/// The planned visits of the last synchronisation, sealed to the station's key.
class Visits {
public:
    virtual ~Visits() = default;
    virtual Result<> replace(const std::vector<Applicant>& visits, Instant at) = 0;
    /// visit-list-empty, visit-not-found.
    virtual Result<Applicant> find(const std::string& reference) = 0;
    /// All planned visits; may be empty.
    virtual Result<std::vector<Applicant>> all() = 0;
};

/// Where the audit log is broken, or its length.
struct AuditFinding {
    std::uint64_t entries = 0;
    std::uint64_t interruptions = 0;       ///< how often a program ended without having signed the end
    std::optional<std::uint64_t> brokenAt; ///< line, from 1
    std::string what;

    /// audit-broken with the line, unless the log is whole.
    Result<> checkIntact() const {
        if (!brokenAt)
            return {};
        return failure(FaultCode::AuditBroken, "line " + std::to_string(*brokenAt) + ": " + what);
    }
};

/// A longer time without an entry of the audit log is asked about: the clock may have been set to a wrong year,
/// and what is recorded under it would stand in the way of all that comes after it is set right.
inline constexpr std::chrono::days kLongestPause{31};

/// The audit log of the station: a chain of hashes with signed heads, one line of JSON per entry, without personal
/// data. Events enter it through the Journal; other things (start, end, refused access) through here.
class AuditLog {
public:
    virtual ~AuditLog() = default;
    virtual Result<> record(const std::string& kind, const std::string& actor, const std::string& detail,
                            Instant at) = 0;
    /// The same about something with this digest.
    virtual Result<> recordOf(const Digest& what, const std::string& kind, const std::string& actor,
                              const std::string& detail, Instant at) = 0;
    /// The newest entry of this kind, proven to be the newest; nothing without one. audit-broken.
    virtual Result<std::optional<AuditEntry>> newestOf(const std::string& kind) = 0;
    /// Signs the newest entry with the station's key, unless it is a head.
    virtual Result<> signHead(Instant at) = 0;
    virtual Result<AuditFinding> verify() = 0;

    /// The newest head, signed at `at` if entries have come since the last one.
    virtual Result<AuditEntry> newestHead(Instant at) = 0;
    /// The hash of an entry that the central has seen as a head, proven to be one that all later ones follow;
    /// empty if the log has no such entry. audit-broken.
    virtual Result<std::string> hashOf(std::uint64_t number) = 0;
    /// The central has this head now: later questions of the central begin there.
    virtual Result<> centralHas(const AuditEntry& head) = 0;

    /// The time of the newest entry, or of a correction of the clock.
    virtual Result<Instant> newest() = 0;
    /// The clock was ahead and is right now: entries may be earlier than before. `actors` are two officers.
    virtual Result<> correctClock(const std::string& actors, const std::string& reason, Instant at) = 0;
    /// The clock is right although the last entry is long ago.
    virtual Result<> confirmClock(const std::string& actor, const std::string& reason, Instant at) = 0;
};

} // namespace rapoint
