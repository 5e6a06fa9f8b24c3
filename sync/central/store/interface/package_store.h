#pragma once

#include "sync/receipt.h"

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

/// The sender of a package that came on a medium; it may continue a station's upload, and a station may continue
/// its own.
inline constexpr const char* kImportStation = "import";

/// The central's record of one case's package.
struct StoredPackage {
    CaseId caseId;
    std::string station; ///< who began the upload: "role/name" or kImportStation
    Digest digest;       ///< of the whole, as declared at first and verified at the end
    std::uint64_t size = 0;
    std::uint64_t offset = 0; ///< bytes that are durable
    PackageState state = PackageState::Receiving;
    std::string reason;         ///< why it cannot be opened
    std::uint64_t sequence = 0; ///< 1, 2, 3 … in the order of completion; 0 while receiving
    Instant receivedAt{};
    Bytes receipt;     ///< CMS, DER; empty while receiving
    Bytes requestFile; ///< the PKCS#10 of an opened package, DER
    /// Of an unopenable package: when it was judged so by the central's clock, and for no other reason than that
    /// clock; it is looked at again. Of an opened one: the time at which its signatures held, if that is not the
    /// receipt's, which then is wrong.
    std::optional<Instant> judgedAt{};
    std::optional<Instant> stampedAt{}; ///< what the latest of its timestamps says
};

/// A piece of a package on its way in.
struct PackageChunk {
    CaseId caseId;
    std::string station;
    Digest digest;
    std::uint64_t size = 0; ///< of the whole package
    std::uint64_t offset = 0;
    ByteView bytes;
};

/// The outcome of a piece. Accepted stored it; Restart dropped the stored bytes; the others changed nothing.
enum class ChunkOutcome {
    Accepted,
    WrongOffset,    ///< the offset that counts is in the package
    AnotherPackage, ///< the case has a package with another digest or size
    AnotherStation, ///< the upload belongs to another station
    Restart         ///< all bytes came, and they are not what was declared
};

struct ChunkAnswer {
    ChunkOutcome outcome = ChunkOutcome::Accepted;
    StoredPackage package;
};

/// Signs the receipt of a package that is complete; called inside the transaction that completes it.
using ReceiptMaker = std::function<Result<Bytes>(const ReceiptFacts&)>;

/// Why a piece does not fit what is stored, if it does not. The rule of every implementation.
std::optional<ChunkOutcome> objectionTo(const PackageChunk& chunk, const StoredPackage& row);

/// A timestamp on a package's signature, kept beside the package.
struct PackageTimestamp {
    Instant stampedAt{}; ///< what the token says
    Bytes token;         ///< RFC 3161, DER; verified before it is kept
};

/// The central's only authority on packages and receipts: one package per case id, bytes durable before an offset
/// is told, the receipt in the same transaction that completes the package. Safe to call from several threads and
/// nodes. Faults: storage-failed, disk-full.
class PackageStore {
public:
    virtual ~PackageStore() = default;
    virtual Result<std::optional<StoredPackage>> find(const CaseId& id) = 0;
    /// In the order of completion, unfinished ones last; without receipts and request files.
    virtual Result<std::vector<StoredPackage>> list() = 0;
    /// The complete packages that nobody has looked into, and the untimely ones, in the order of completion.
    virtual Result<std::vector<CaseId>> unopened() = 0;
    /// Takes memory for a piece, however large the package is. input-invalid for an empty package or piece.
    virtual Result<ChunkAnswer> append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) = 0;
    /// The sealed bytes of a complete package; case-not-found, seal-broken if they are no longer all there.
    virtual Result<Bytes> sealed(const CaseId& id) = 0;
    virtual Result<> markOpened(const CaseId& id, ByteView requestFile) = 0;
    /// The same, with signatures that held at this time and not at the receipt's.
    virtual Result<> markOpenedAt(const CaseId& id, ByteView requestFile, Instant judgedAt) = 0;
    virtual Result<> markUnopenable(const CaseId& id, const std::string& reason) = 0;
    /// The same, for no other reason than the central's clock, which says `judgedAt`.
    virtual Result<> markUntimely(const CaseId& id, const std::string& reason, Instant judgedAt) = 0;
    /// The opened packages without timestamps, in the order of completion.
    virtual Result<std::vector<CaseId>> unstamped() = 0;
    /// Keeps the timestamps of an opened package, one for each signature, in their order; those that it has stay.
    virtual Result<> keepTimestamps(const CaseId& id, const std::vector<PackageTimestamp>& timestamps) = 0;
    /// In the order of the signatures; empty without timestamps.
    virtual Result<std::vector<PackageTimestamp>> timestamps(const CaseId& id) = 0;
};

} // namespace rapoint::sync
