#include "sync/central/store/sqlite/sqlite_planned_visits.h"

#include "sync/central/store/sqlite/central_database.h"
#include "sync/transfer/visit_list.h"

namespace rapoint::sync {

Result<std::vector<Applicant>> SqlitePlannedVisits::list() {
    using Visits = std::vector<Applicant>;
    return m_database.read<Visits>([](SQLite::Database& database) -> Result<Visits> {
        SQLite::Statement query{database, "SELECT applicant FROM visit ORDER BY number"};
        Visits visits;
        while (query.executeStep()) {
            RAPOINT_TRY(Visits visit, visitsFromText(bytesOf(query.getColumn(0).getString())));
            std::move(visit.begin(), visit.end(), std::back_inserter(visits));
        }
        return visits;
    });
}

Result<> SqlitePlannedVisits::put(const Applicant& visit) {
    const std::string text = textOfVisits({visit});
    if (!visitsFromText(bytesOf(text)))
        return failure(FaultCode::InputInvalid, "a visit has a reference, and is not too large");
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database, "INSERT OR REPLACE INTO visit (reference, applicant) VALUES (?, ?)"};
        insert.bind(1, visit.reference);
        insert.bind(2, text);
        insert.exec();
        // Stations take the list as one answer and refuse a larger one.
        SQLite::Statement size{database, "SELECT sum(length(CAST(applicant AS BLOB))) FROM visit"};
        size.executeStep();
        if (size.getColumn(0).getInt64() > static_cast<std::int64_t>(kVisitListLimit))
            return failure(FaultCode::InputInvalid, "the list of planned visits is full");
        return {};
    });
}

} // namespace rapoint::sync
