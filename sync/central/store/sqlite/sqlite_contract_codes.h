#pragma once

#include "sync/central/store/interface/contract_codes.h"

namespace rapoint::sync {

class CentralDatabase;

/// The last code of each case, as a salted hash. The database outlives it.
class SqliteContractCodes final : public ContractCodes {
public:
    explicit SqliteContractCodes(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<StoredSigningCode>> find(const CaseId& id) override;
    Result<bool> put(const StoredSigningCode& code, int sentBefore) override;
    Result<std::optional<StoredSigningCode>> beginTry(const CaseId& id) override;
    Result<> accept(const CaseId& id, ByteView proof) override;
    Result<> useUp(const CaseId& id) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
