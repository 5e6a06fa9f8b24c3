#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

class CentralDatabase;

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

/// Which PINs the central has to release, and how often that was tried: in DIR/central.db. Tries are durable
/// before anybody can know what came of them. What is released, locked or expired is deleted. Safe to call from
/// several threads and processes.
class SqlitePinReleases {
public:
    static constexpr int kTries = 3;

    /// The links of a file from when they did not end yet get `oldLinksExpireAt`. storage-failed, disk-full.
    static Result<std::unique_ptr<SqlitePinReleases>> open(const std::filesystem::path& folder,
                                                           Instant oldLinksExpireAt);
    ~SqlitePinReleases();
    SqlitePinReleases(const SqlitePinReleases&) = delete;
    SqlitePinReleases& operator=(const SqlitePinReleases&) = delete;

    /// A case has one release; a second one changes nothing. The link as it stands then. seal-broken if it is
    /// another case's.
    Result<ReleaseLink> add(const ReleaseLink& link, ByteView release);
    Result<> markMailed(const std::string& link);
    /// Counts a try; nothing for an unknown link. Without a try left it is locked, after its time it has expired.
    Result<std::optional<BegunTry>> beginTry(const std::string& link, Instant now);
    /// For the one who found the code: true for one caller only, and never after lock().
    Result<bool> takeOut(const std::string& link);
    /// After the last try was a wrong one.
    Result<> lock(const std::string& link);
    Result<std::vector<ReleaseLink>> list();
    /// Closes what nobody came for in time, so that its PIN is not kept longer than the link is good for.
    Result<> closeExpired(Instant now);

private:
    explicit SqlitePinReleases(std::unique_ptr<CentralDatabase> database);
    Result<bool> close(const std::string& link, ReleaseState state);

    std::unique_ptr<CentralDatabase> m_database;
};

} // namespace rapoint::sync
