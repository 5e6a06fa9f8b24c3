#pragma once

#include "sync/central/http/code_routes.h"
#include "sync/central/http/served_routes.h"
#include "sync/central/store/interface/central_store.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

class Intake;

/// What the central does for each address: HEAD and PATCH /u/ID, GET /u/ID/receipt, POST /pkix/, POST /codes/…,
/// GET /visits, /mandate and /health. Owned by whoever serves.
class CentralRoutes final : public ServedRoutes {
public:
    /// One CMP message in, one out, DER.
    using CmpHandler = std::function<Result<Bytes>(ByteView)>;

    CentralRoutes(CentralStore& store, Intake& intake, SigningCodeDesk& codes, CmpHandler cmp,
                  std::filesystem::path visits, std::filesystem::path mandates)
        : m_store{store}
        , m_intake{intake}
        , m_codes{codes}
        , m_cmp{std::move(cmp)}
        , m_visits{std::move(visits)}
        , m_mandates{std::move(mandates)} {}

    ServedAnswer answer(const ServedRequest& request) override;
    std::size_t bodyLimit(std::string_view method, std::string_view target) const override;
    bool forStations() const override { return true; }

private:
    ServedAnswer answerUpload(const ServedRequest& request, const CaseId& id);
    ServedAnswer takeChunk(const ServedRequest& request, const CaseId& id);
    ServedAnswer answerReceipt(const ServedRequest& request, const CaseId& id);
    ServedAnswer answerVisits();
    ServedAnswer answerMandate(const Peer& peer);
    ServedAnswer answerCmp(const ServedRequest& request);
    ServedAnswer answerHealth();

    CentralStore& m_store;
    Intake& m_intake;
    CodeRoutes m_codes;
    CmpHandler m_cmp;
    std::filesystem::path m_visits;
    std::filesystem::path m_mandates;
};

} // namespace rapoint::sync
