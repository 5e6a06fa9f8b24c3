#pragma once

#include "sync/central/store/interface/pin_releases.h"

namespace rapoint::sync {

class CentralDatabase;

/// PINs that wait for their holders, sealed for the central. The database outlives it.
class SqlitePinReleases final : public PinReleases {
public:
    explicit SqlitePinReleases(CentralDatabase& database)
        : m_database{database} {}

    Result<ReleaseLink> add(const ReleaseLink& link, ByteView release) override;
    Result<> markMailed(const std::string& link) override;
    Result<std::optional<BegunTry>> beginTry(const std::string& link, Instant now) override;
    Result<bool> takeOut(const std::string& link) override;
    Result<> lock(const std::string& link) override;
    Result<std::vector<ReleaseLink>> list() override;
    Result<> closeExpired(Instant now) override;

private:
    Result<bool> close(const std::string& link, ReleaseState state);

    CentralDatabase& m_database;
};

} // namespace rapoint::sync
