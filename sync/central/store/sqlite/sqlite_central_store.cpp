#include "sync/central/store/sqlite/sqlite_central_store.h"

#include "sync/central/store/sqlite/central_schema.h"
#include "sync/central/store/sqlite/loose_files.h"
#include "sync/central/store/sqlite/sqlite_begun_cases.h"
#include "sync/central/store/sqlite/sqlite_central_audit.h"
#include "sync/central/store/sqlite/sqlite_cmp_journal.h"
#include "sync/central/store/sqlite/sqlite_contract_codes.h"
#include "sync/central/store/sqlite/sqlite_enrolments.h"
#include "sync/central/store/sqlite/sqlite_issued_certificates.h"
#include "sync/central/store/sqlite/sqlite_message_queue.h"
#include "sync/central/store/sqlite/sqlite_packages.h"
#include "sync/central/store/sqlite/sqlite_pin_releases.h"
#include "sync/central/store/sqlite/sqlite_planned_visits.h"
#include "sync/central/store/sqlite/sqlite_station_heads.h"
#include "sync/central/store/sqlite/sqlite_station_mandates.h"

namespace rapoint::sync {

struct SqliteCentralStore::Parts {
    Parts(std::unique_ptr<CentralDatabase> opened, PackageLimits limits)
        : database{std::move(opened)}
        , packages{*database, limits} {}

    std::unique_ptr<CentralDatabase> database;
    SqlitePackages packages;
    SqliteIssuedCertificates certificates{*database};
    SqliteCmpJournal cmpJournal{*database};
    SqlitePinReleases pinReleases{*database};
    SqliteContractCodes contractCodes{*database};
    SqliteMessageQueue messages{*database};
    SqlitePlannedVisits visits{*database};
    SqliteStationMandates mandates{*database};
    SqliteEnrolments enrolments{*database};
    SqliteStationHeads heads{*database};
    SqliteCentralAudit audit{*database};
    SqliteBegunCases begunCases{*database};
};

SqliteCentralStore::SqliteCentralStore(std::unique_ptr<Parts> parts)
    : m_parts{std::move(parts)} {}

SqliteCentralStore::~SqliteCentralStore() = default;

Result<std::unique_ptr<SqliteCentralStore>>
SqliteCentralStore::open(const std::filesystem::path& directory, Instant oldLinksExpireAt, PackageLimits limits) {
    RAPOINT_TRY(auto database, CentralDatabase::open(directory / "central.db"));
    RAPOINT_TRY(const SchemaVersion version, schemaVersionOf(*database));
    std::unique_ptr<SqliteCentralStore> store{
        new SqliteCentralStore{std::make_unique<Parts>(std::move(database), limits)}};
    if (version == SchemaVersion::LooseFiles)
        RAPOINT_CHECK(store->takeOver(directory, oldLinksExpireAt));
    if (version < SchemaVersion::Complete)
        RAPOINT_CHECK(moveLooseFilesAside(directory));
    if (version < SchemaVersion::Newest) {
        RAPOINT_CHECK(makeTables(*store->m_parts->database, oldLinksExpireAt));
        RAPOINT_CHECK(setSchemaVersion(*store->m_parts->database, SchemaVersion::Newest));
    }
    RAPOINT_CHECK(SqliteStationHeads::makeTable(*store->m_parts->database));
    RAPOINT_CHECK(SqliteBegunCases::makeTable(*store->m_parts->database));
    RAPOINT_CHECK(SqliteStationMandates::makeTable(*store->m_parts->database));
    return store;
}

Result<> SqliteCentralStore::takeOver(const std::filesystem::path& directory, Instant oldLinksExpireAt) {
    CentralDatabase& database = *m_parts->database;
    return transaction([&]() -> Result<> {
        // Somebody else may have done it since we looked.
        RAPOINT_TRY(const SchemaVersion version, schemaVersionOf(database));
        if (version != SchemaVersion::LooseFiles)
            return {};
        RAPOINT_CHECK(makeTables(database, oldLinksExpireAt));
        RAPOINT_CHECK(SqliteStationMandates::makeTable(database));
        RAPOINT_CHECK(takeOverLooseFiles(directory, database, *this, oldLinksExpireAt));
        return setSchemaVersion(database, SchemaVersion::TakenOver);
    });
}

PackageStore& SqliteCentralStore::packages() {
    return m_parts->packages;
}

IssuedCertificates& SqliteCentralStore::certificates() {
    return m_parts->certificates;
}

CmpJournal& SqliteCentralStore::cmpJournal() {
    return m_parts->cmpJournal;
}

PinReleases& SqliteCentralStore::pinReleases() {
    return m_parts->pinReleases;
}

ContractCodes& SqliteCentralStore::contractCodes() {
    return m_parts->contractCodes;
}

MessageQueue& SqliteCentralStore::messages() {
    return m_parts->messages;
}

PlannedVisits& SqliteCentralStore::visits() {
    return m_parts->visits;
}

StationMandates& SqliteCentralStore::mandates() {
    return m_parts->mandates;
}

Enrolments& SqliteCentralStore::enrolments() {
    return m_parts->enrolments;
}

StationHeads& SqliteCentralStore::heads() {
    return m_parts->heads;
}

CentralAudit& SqliteCentralStore::audit() {
    return m_parts->audit;
}

BegunCases& SqliteCentralStore::begunCases() {
    return m_parts->begunCases;
}

Result<> SqliteCentralStore::transaction(const std::function<Result<>()>& work) {
    return m_parts->database->write<void>([&](SQLite::Database&) { return work(); });
}

} // namespace rapoint::sync
