#pragma once

#include "station/base/clock.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/station_heads.h"
#include "sync/head_message.h"

#include <functional>
#include <optional>
#include <string>

namespace rapoint::sync {

/// Compares what stations say of their audit logs with what they said before: a log that the central has seen can
/// only grow. A station whose log stands before that record, or beside it, was set back to an old copy; from then
/// on it is refused until somebody accepts its next head as a beginning. Called from several threads; store and
/// clock outlive it.
class HeadDesk {
public:
    /// The authority of stations and officers, DER.
    HeadDesk(CentralStore& store, Bytes officerAuthority, const Clock& clock)
        : m_store{store}
        , m_authority{std::move(officerAuthority)}
        , m_clock{clock} {}

    Result<HeadRecord> recordOf(const std::string& station);
    /// Over the station's own line. station-set-back; journal-conflict: the statement is about another record than
    /// the newest, and has to be made again; seal-broken: not a head of this station's log.
    Result<> take(const std::string& station, const HeadStatement& statement);
    /// As a package carries it, which may have been under way for long: station-set-back only where both heads
    /// cannot be of one log; the station whose log it is. message-malformed, seal-broken.
    Result<std::string> takeFromPackage(ByteView statement);
    /// station-set-back for one that is refused.
    Result<> mayWork(const std::string& station);

private:
    /// Why a head shows that the station was set back, by the head that is known; empty where it does not.
    using Judgement = std::function<Result<std::string>(const std::optional<StationHead>& known)>;
    /// Judges a head and keeps what comes of it, in one transaction. station-set-back, also from before.
    Result<> judge(const std::string& station, const HeadStatement& statement, const Judgement& judgement);
    /// Keeps a head that came, or why the station is refused from now on.
    Result<> keep(const std::string& station, const HeadStatement& statement,
                  const std::optional<StationHead>& known, const std::string& setBack);

    CentralStore& m_store;
    Bytes m_authority;
    const Clock& m_clock;
};

} // namespace rapoint::sync
