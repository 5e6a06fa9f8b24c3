#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::sync {

/// How a case's PIN stands at the central.
enum class ReleaseState {
    Open,     ///< waits for its code
    Released, ///< told once, and gone
    Locked,   ///< three wrong codes; gone
    Expired   ///< nobody came in time; gone
};
std::string_view nameOf(ReleaseState state); ///< "open", "released", "locked", "expired"

/// One case's link, as it is listed for whoever sends it to the holder.
struct ReleaseLink {
    CaseId caseId;
    std::string link;
    std::string cardSerial;
    Instant expiresAt{};
    bool mailed = false; ///< a message with it was put into the outbox
    ReleaseState state = ReleaseState::Open;
    int triesLeft = 0;
};

/// A try that counts from now on, whatever becomes of it.
struct BegunTry {
    ReleaseState state = ReleaseState::Open;
    int triesLeft = 0; ///< after this one
    Bytes release;     ///< as it was sealed for the central; empty unless open
};

/// Which PINs the central has to release, and how often that was tried. Tries are durable before anybody can know
/// what came of them. What is released, locked or expired is deleted. Safe to call from several threads and nodes.
/// Faults: storage-failed, disk-full.
class PinReleases {
public:
    static constexpr int kTries = 3;

    virtual ~PinReleases() = default;

    /// A case has one release; a second one changes nothing. The link as it stands then. seal-broken if it is
    /// another case's.
    virtual Result<ReleaseLink> add(const ReleaseLink& link, ByteView release) = 0;
    virtual Result<> markMailed(const std::string& link) = 0;
    /// Counts a try; nothing for an unknown link. Without a try left it is locked, after its time it has expired.
    virtual Result<std::optional<BegunTry>> beginTry(const std::string& link, Instant now) = 0;
    /// For the one who found the code: true for one caller only, and never after lock().
    virtual Result<bool> takeOut(const std::string& link) = 0;
    /// After the last try was a wrong one.
    virtual Result<> lock(const std::string& link) = 0;
    /// In the order of their cases.
    virtual Result<std::vector<ReleaseLink>> list() = 0;
    /// Closes what nobody came for in time, so that its PIN is not kept longer than the link is good for.
    virtual Result<> closeExpired(Instant now) = 0;
};

} // namespace rapoint::sync
