#include "station/store/sealed_visits.h"

#include "station/case/event_codec.h"
#include "station/store/columns.h"
#include "station/store/seal.h"

namespace rapoint::store {

namespace {

constexpr std::string_view kAssociated = "visits";

Result<Bytes> sealList(const Secret& key, const std::vector<Applicant>& visits) {
    try {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const Applicant& visit : visits)
            list.push_back(toJson(visit));
        return seal(key, kAssociated, bytesOf(list.dump()));
    } catch (const nlohmann::json::exception&) {
        return failure(FaultCode::InputInvalid, "a text in the visit list is not UTF-8");
    }
}

} // namespace

Result<> SealedVisits::replace(const std::vector<Applicant>& visits, Instant at) {
    RAPOINT_CHECK(m_audit.change([&]() -> Result<> {
        RAPOINT_TRY(const Secret key, makeDataKey());
        RAPOINT_TRY(const Bytes wrapped, m_stationKey.wrap(key));
        RAPOINT_TRY(const Bytes sealed, sealList(key, visits));
        m_key.reset();
        SQLite::Statement insert{m_database.sql(), "INSERT OR REPLACE INTO visits VALUES (1, ?, ?, ?)"};
        insert.bind(1, toColumn(at));
        bindBlob(insert, 2, wrapped);
        bindBlob(insert, 3, sealed);
        insert.exec();
        return m_audit.add({.at = at,
                            .kind = "VisitsReplaced",
                            .actor = "station",
                            .digest = Digest::of(sealed).hex(),
                            .detail = std::to_string(visits.size()) + " visits"});
    }));
    const auto lock = m_database.lock();
    m_database.eraseInCopies();
    return {};
}

Result<Applicant> SealedVisits::find(const std::string& reference) {
    RAPOINT_TRY(std::vector<Applicant> visits, all());
    if (visits.empty())
        return failure(FaultCode::VisitListEmpty);
    for (Applicant& visit : visits)
        if (visit.reference == reference)
            return std::move(visit);
    return failure(FaultCode::VisitNotFound);
}

Result<std::vector<Applicant>> SealedVisits::all() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::vector<Applicant>> {
        std::vector<Applicant> visits;
        SQLite::Statement query{m_database.sql(), "SELECT wrapped_key, sealed FROM visits"};
        if (!query.executeStep())
            return visits;
        RAPOINT_TRY(const Secret* const key, keyFrom(blobOf(query.getColumn(0))));
        RAPOINT_TRY(const Bytes plain, unseal(*key, kAssociated, blobOf(query.getColumn(1))));
        const nlohmann::json list = nlohmann::json::parse(plain.begin(), plain.end(), nullptr, false);
        if (!list.is_array())
            return failure(FaultCode::MessageMalformed, "the stored visit list is no list");
        for (const nlohmann::json& visit : list) {
            RAPOINT_TRY(Applicant applicant, applicantFromJson(visit));
            visits.push_back(std::move(applicant));
        }
        return visits;
    });
}

Result<const Secret*> SealedVisits::keyFrom(ByteView wrapped) {
    if (!m_key) {
        RAPOINT_TRY(Secret key, m_stationKey.unwrap(wrapped));
        if (key.size() != kDataKeySize)
            return failure(FaultCode::SealBroken, "the key of the visit list");
        m_key = std::move(key);
    }
    return &*m_key;
}

} // namespace rapoint::store
