#include "station/store/case_keys.h"

#include "station/store/columns.h"
#include "station/store/seal.h"

namespace rapoint::store {

Result<Bytes> CaseKeys::create(const CaseId& id) {
    RAPOINT_TRY(Secret key, makeDataKey());
    RAPOINT_TRY(Bytes wrapped, m_stationKey.wrap(key));
    m_keys.insert_or_assign(id, std::move(key));
    return wrapped;
}

Result<const Secret*> CaseKeys::of(const CaseId& id) {
    if (const auto known = m_keys.find(id); known != m_keys.end())
        return &known->second;
    SQLite::Statement query{m_database.sql(), "SELECT closed, wrapped_key FROM cases WHERE id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return failure(FaultCode::CaseNotFound, id.text());
    if (query.getColumn(0).getInt() != 0)
        return failure(FaultCode::CaseClosed, id.text());
    RAPOINT_TRY(Secret key, m_stationKey.unwrap(blobOf(query.getColumn(1))));
    if (key.size() != kDataKeySize)
        return failure(FaultCode::SealBroken, "the key of case " + id.text());
    return &m_keys.insert_or_assign(id, std::move(key)).first->second;
}

} // namespace rapoint::store
