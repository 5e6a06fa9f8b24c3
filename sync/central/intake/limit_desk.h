#pragma once

#include "station/base/bytes.h"
#include "station/work/mandate.h"
#include "sync/central/store/interface/begun_cases.h"
#include "sync/central/store/interface/central_store.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// Checks again, when its package is opened, whether a station was allowed to begin a case: by the mandate that
/// was in force then, its modes, its days, its number of cases. What goes beyond is kept and held until somebody
/// decides. Called from several threads; the store outlives it.
class LimitDesk {
public:
    /// `receiptCertificate`: by whose key mandates are signed, DER.
    LimitDesk(CentralStore& store, Bytes receiptCertificate)
        : m_store{store}
        , m_signer{std::move(receiptCertificate)} {}

    /// `record` is the case's file case.json; `station` is empty where nobody knows. Safe to repeat. A record
    /// without the beginning of a case is judged by nothing.
    Result<> take(const CaseId& id, const std::string& station, ByteView record);
    /// Nothing for a case that was not judged.
    Result<std::optional<BegunCase>> find(const CaseId& id);

private:
    Result<std::vector<work::Mandate>> mandatesOf(const std::string& station);
    Result<std::string> objectionTo(const BegunCase& begun);

    CentralStore& m_store;
    Bytes m_signer;
};

} // namespace rapoint::sync
