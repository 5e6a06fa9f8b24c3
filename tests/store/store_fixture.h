#pragma once

#include "station/store/station_store.h"
#include "tests/support/software_keys.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rapoint::test {

/// A data directory of its own with keys and a clock that stands still; gone with the test.
struct StoreFixture {
    StoreFixture();
    ~StoreFixture();

    /// Opens, or opens again as after a restart of the station; the test fails if that is not possible.
    store::StationStore& reopen();
    store::StationStore& store() { return m_store ? *m_store : reopen(); }
    /// What reopen() does, without requiring that it succeeds; the store is not kept.
    Result<std::unique_ptr<store::StationStore>> tryToOpen() {
        return store::StationStore::open(directory, stationKey, auditKey, clock);
    }
    void shut() { m_store.reset(); }
    Journal& journal() { return store().journal(); }

    /// A new case with one CaseOpened by "inspector".
    CaseId openCase();
    /// Appends one event after what is there; by "inspector".
    Result<> append(const CaseId& id, std::vector<Event> events, const std::string& actor = "inspector");
    Result<> close(const CaseId& id);
    std::uint64_t lengthOf(const CaseId& id);

    std::filesystem::path directory;
    MemoryStationKey stationKey;
    SoftwareSigningKey auditKey{"station"};
    FixedClock clock;
    SystemRandom random;

private:
    std::unique_ptr<store::StationStore> m_store;
};

/// Whether any file under the directory, or its name, holds the text.
bool anyFileHolds(const std::filesystem::path& directory, const std::string& text);
std::string contentOf(const std::filesystem::path& file);
void overwrite(const std::filesystem::path& file, const std::string& content);

CaseOpened caseOpened();
/// Some event with personal data in it.
Event confirmed(const std::string& surname);

} // namespace rapoint::test
