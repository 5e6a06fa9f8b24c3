#pragma once

#include "sync/receipt.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// The state of a package at the central.
enum class PackageState {
    Receiving, ///< part of it is there
    Received,  ///< all of it is there, and the receipt is given
    Opened,    ///< and it was decrypted and its signatures hold
    Unopenable ///< kept, but nothing is ever issued for it
};

std::string_view nameOf(PackageState state); ///< "receiving", "received", "opened", "unopenable"

/// Which of a case's packages: the one that counts, or one of its rivals, packages with other bytes that came for
/// the same case. A rival takes the place of what never opened, as soon as it opens itself.
struct PackageKey {
    CaseId caseId;
    std::int64_t rival = 0; ///< 0: the one that counts

    PackageKey() = default;
    PackageKey(const CaseId& id, std::int64_t number = 0) // a case's id alone means the package that counts
        : caseId{id}
        , rival{number} {}
    bool operator==(const PackageKey&) const = default;
};

/// The sender of a package that came on a medium; it may continue a station's upload, and a station may continue
/// its own.
inline constexpr const char* kImportStation = "import";

/// The central's record of one case's package.
struct StoredPackage {
    CaseId caseId;
    std::int64_t rival = 0; ///< as in PackageKey
    std::string station;    ///< who began the upload: "role/name" or kImportStation
    Digest digest;          ///< of the whole, as declared at first and verified at the end
    std::uint64_t size = 0;
    std::uint64_t offset = 0; ///< bytes that are durable
    PackageState state = PackageState::Receiving;
    std::string reason{};       ///< why it cannot be opened
    std::uint64_t sequence = 0; ///< 1, 2, 3 … in the order of completion; 0 while receiving
    Instant receivedAt{};
    Bytes receipt{};     ///< CMS, DER; empty while receiving
    Bytes requestFile{}; ///< the PKCS#10 of an opened package, DER
    /// Of an unopenable package: when it was judged so by the central's clock, and for no other reason than that
    /// clock; it is looked at again. Of an opened one: the time at which its signatures held, if that is not the
    /// receipt's, which then is wrong.
    std::optional<Instant> judgedAt{};
    std::optional<Instant> stampedAt{}; ///< what the latest of its timestamps says

    PackageKey key() const { return {caseId, rival}; }
};

/// A piece of a package on its way in.
struct PackageChunk {
    CaseId caseId;
    std::string station;
    Digest digest;
    std::uint64_t size = 0; ///< of the whole package
    std::uint64_t offset = 0;
    ByteView bytes{};
};

/// The outcome of a piece. Accepted stored it; Restart dropped the stored bytes; the others changed nothing.
enum class ChunkOutcome {
    Accepted,
    WrongOffset,    ///< the offset that counts is in the package
    AnotherPackage, ///< another package of the case was opened, or these bytes were declared with another size
    AnotherStation, ///< another station has delivered these bytes
    Restart,        ///< all bytes came, and they are not what was declared
    NoRoom          ///< this station's unfinished and unopenable packages fill its room
};

/// What any package takes beside its bytes, as it is counted: many small ones fill a disk too.
inline constexpr std::uint64_t kPackageOverhead = 64U << 10;

/// How much the central keeps for one station that may turn out to be nothing.
struct PackageLimits {
    std::uint64_t stationBytes =
        2ULL << 30;                  ///< of a station's unfinished and unopenable packages, with kPackageOverhead
    std::chrono::days unfinished{7}; ///< after which an upload that nobody goes on with is dropped
};

struct ChunkAnswer {
    ChunkOutcome outcome = ChunkOutcome::Accepted;
    StoredPackage package;
};

/// Signs the receipt of a package that is complete; called inside the transaction that completes it.
using ReceiptMaker = std::function<Result<Bytes>(const ReceiptFacts&)>;

// The rules of every implementation.

/// Whether this piece goes on with this upload: the same bytes, from the same station, or from a medium.
bool belongsTo(const PackageChunk& chunk, const StoredPackage& row);
/// Whether these bytes may come for a case whose package that counts is another upload; else the reason.
std::optional<ChunkOutcome> objectionToRival(const PackageChunk& chunk, const StoredPackage& counting);
/// Why a piece does not fit its own upload, if it does not.
std::optional<ChunkOutcome> objectionTo(const PackageChunk& chunk, const StoredPackage& row);

/// A timestamp on a package's signature, kept beside the package.
struct PackageTimestamp {
    Instant stampedAt{}; ///< what the token says
    Bytes token{};       ///< RFC 3161, DER; verified before it is kept
};

/// The central's only authority on packages and receipts: one package per case id counts, bytes durable before an
/// offset is told, the receipt in the same transaction that completes the package. What comes first blocks nobody:
/// other bytes for a case without an opened package are a rival with an upload of its own, and take the place of
/// what counts when they are complete before it, or open where it did not. What loses its place is kept as a
/// rival. Safe to call from several threads and nodes. Faults: storage-failed, disk-full.
class PackageStore {
public:
    virtual ~PackageStore() = default;
    virtual Result<std::optional<StoredPackage>> find(const PackageKey& key) = 0;
    /// The upload of exactly these bytes that this station began, or may go on with.
    virtual Result<std::optional<StoredPackage>> find(const CaseId& id, const Digest& digest,
                                                      const std::string& station) = 0;
    /// In the order of completion, unfinished ones last; without receipts and request files. Rivals among them.
    virtual Result<std::vector<StoredPackage>> list() = 0;
    /// The complete packages that nobody has looked into, and the untimely ones, in the order of completion.
    virtual Result<std::vector<PackageKey>> unopened() = 0;
    /// Takes memory for a piece, however large the package is. input-invalid for an empty package or piece.
    virtual Result<ChunkAnswer> append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) = 0;
    /// The sealed bytes of a complete package; case-not-found, seal-broken if they are no longer all there.
    virtual Result<Bytes> sealed(const PackageKey& key) = 0;
    /// A rival that opened is the one that counts from now on; unless another one was quicker, and it is
    /// unopenable.
    virtual Result<> markOpened(const PackageKey& key, ByteView requestFile) = 0;
    /// The same, with signatures that held at this time and not at the receipt's.
    virtual Result<> markOpenedAt(const PackageKey& key, ByteView requestFile, Instant judgedAt) = 0;
    virtual Result<> markUnopenable(const PackageKey& key, const std::string& reason) = 0;
    /// The same, for no other reason than the central's clock, which says `judgedAt`.
    virtual Result<> markUntimely(const PackageKey& key, const std::string& reason, Instant judgedAt) = 0;
    /// The opened packages without timestamps, in the order of completion.
    virtual Result<std::vector<CaseId>> unstamped() = 0;
    /// Keeps the timestamps of an opened package, one for each signature, in their order; those that it has stay.
    virtual Result<> keepTimestamps(const CaseId& id, const std::vector<PackageTimestamp>& timestamps) = 0;
    /// In the order of the signatures; empty without timestamps.
    virtual Result<std::vector<PackageTimestamp>> timestamps(const CaseId& id) = 0;
};

} // namespace rapoint::sync
