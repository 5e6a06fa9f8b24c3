#include "sync/central/store/sqlite/sqlite_planned_visits.h"

#include "sync/central/store/sqlite/central_database.h"
#include "sync/transfer/visit_list.h"

namespace rapoint::sync {

namespace {

/// A station takes its list as one answer and refuses a larger one.
Result<> checkRoom(SQLite::Database& database, const std::string& station) {
    SQLite::Statement size{database, "SELECT sum(length(CAST(applicant AS BLOB))) FROM visit WHERE station = ?"};
    size.bind(1, station);
    size.executeStep();
    if (size.getColumn(0).getInt64() > static_cast<std::int64_t>(kVisitListLimit))
        return failure(FaultCode::InputInvalid, "the station's list of planned visits is full");
    return {};
}

tl::unexpected<Fault> noSuchVisit() {
    return failure(FaultCode::VisitNotFound, "no visit with this reference");
}

} // namespace

Result<std::vector<Applicant>> SqlitePlannedVisits::of(const std::string& station) {
    using Visits = std::vector<Applicant>;
    return m_database.read<Visits>([&](SQLite::Database& database) -> Result<Visits> {
        SQLite::Statement query{database,
                                "SELECT applicant FROM visit WHERE station = ? AND station <> '' ORDER BY number"};
        query.bind(1, station);
        Visits visits;
        while (query.executeStep()) {
            RAPOINT_TRY(Visits visit, visitsFromText(bytesOf(query.getColumn(0).getString())));
            std::move(visit.begin(), visit.end(), std::back_inserter(visits));
        }
        return visits;
    });
}

Result<std::vector<HandedVisit>> SqlitePlannedVisits::list() {
    using Visits = std::vector<HandedVisit>;
    return m_database.read<Visits>([](SQLite::Database& database) -> Result<Visits> {
        SQLite::Statement query{database, "SELECT reference, station FROM visit ORDER BY number"};
        Visits visits;
        while (query.executeStep())
            visits.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
        return visits;
    });
}

Result<> SqlitePlannedVisits::put(const Applicant& visit, const std::string& station) {
    const std::string text = textOfVisits({visit});
    if (!visitsFromText(bytesOf(text)))
        return failure(FaultCode::InputInvalid, "a visit has a reference, and is not too large");
    if (station.empty())
        return failure(FaultCode::InputInvalid, "a visit is handed to a station");
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database,
                                 "INSERT OR REPLACE INTO visit (reference, applicant, station) VALUES (?, ?, ?)"};
        insert.bind(1, visit.reference);
        insert.bind(2, text);
        insert.bind(3, station);
        insert.exec();
        return checkRoom(database, station);
    });
}

Result<> SqlitePlannedVisits::hand(const std::string& reference, const std::string& station) {
    if (station.empty())
        return failure(FaultCode::InputInvalid, "a visit is handed to a station");
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE visit SET station = ? WHERE reference = ?"};
        update.bind(1, station);
        update.bind(2, reference);
        if (update.exec() != 1)
            return noSuchVisit();
        return checkRoom(database, station);
    });
}

Result<> SqlitePlannedVisits::remove(const std::string& reference) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement erase{database, "DELETE FROM visit WHERE reference = ?"};
        erase.bind(1, reference);
        return erase.exec() == 1 ? Result<>{} : noSuchVisit();
    });
}

} // namespace rapoint::sync
