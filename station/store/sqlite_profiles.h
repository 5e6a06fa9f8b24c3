#pragma once

#include "station/ports/kept_profiles.h"
#include "station/store/database.h"

namespace rapoint::store {

/// Profiles in the database, in clear: they are the provider's rules and hold nobody's data. Owned by
/// StationStore; any thread.
class SqliteProfiles final : public KeptProfiles {
public:
    explicit SqliteProfiles(Database& database)
        : m_database{database} {}

    Result<> keep(const std::string& digest, const std::string& text) override;
    Result<std::optional<std::string>> find(const std::string& digest) override;

private:
    Database& m_database;
};

} // namespace rapoint::store
