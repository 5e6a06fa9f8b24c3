#pragma once

#include "sync/central/central_store.h"
#include "sync/central/peer.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

class Intake;

/// A request as the routes see it; header values as they came, empty when absent.
struct ServedRequest {
    std::string method;
    std::string target;
    std::string uploadOffset;
    std::string uploadLength;
    std::string reprDigest;
    std::string contentType;
    Bytes body;
    Peer peer;
};

struct ServedAnswer {
    unsigned status = 200;
    std::string contentType;
    std::vector<std::pair<std::string, std::string>> headers;
    Bytes body;
};

/// What the central does for each address: HEAD and PATCH /u/ID, GET /u/ID/receipt, POST /pkix/, GET /visits and
/// /health. Knows nothing of sockets. Owned by whoever serves; called from several threads.
class CentralRoutes {
public:
    /// One CMP message in, one out, DER.
    using CmpHandler = std::function<Result<Bytes>(ByteView)>;

    CentralRoutes(CentralStore& store, Intake& intake, CmpHandler cmp, std::filesystem::path visits)
        : m_store{store}
        , m_intake{intake}
        , m_cmp{std::move(cmp)}
        , m_visits{std::move(visits)} {}

    ServedAnswer answer(const ServedRequest& request);
    /// Bytes of the largest body that any request may have.
    static constexpr std::size_t kLargestBody = 4U << 20;
    /// The largest body that this request may have, in bytes.
    static std::size_t bodyLimit(std::string_view method, std::string_view target);

private:
    ServedAnswer answerUpload(const ServedRequest& request, const CaseId& id);
    ServedAnswer takeChunk(const ServedRequest& request, const CaseId& id);
    ServedAnswer answerReceipt(const ServedRequest& request, const CaseId& id);
    ServedAnswer answerVisits();
    ServedAnswer answerCmp(const ServedRequest& request);
    ServedAnswer answerHealth();

    CentralStore& m_store;
    Intake& m_intake;
    CmpHandler m_cmp;
    std::filesystem::path m_visits;
};

} // namespace rapoint::sync
