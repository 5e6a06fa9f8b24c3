#include "sync/central/http/central_routes.h"

#include "sync/central/intake/intake.h"
#include "sync/central/store/sqlite/mandate_file.h"
#include "sync/central/store/sqlite/visit_file.h"
#include "sync/transfer/upload_headers.h"
#include "sync/transfer/visit_list.h"

#include <nlohmann/json.hpp>

namespace rapoint::sync {

namespace {

constexpr std::uint64_t kPackageLimit = 68ULL << 20; // a full envelope and its wrapping
constexpr std::size_t kCmpLimit = 64U << 10;

/// Words for a fault: the table's, because a detail may name files of the central.
ServedAnswer problemOf(const Fault& fault) {
    const bool ours = fault.code != FaultCode::MessageMalformed && fault.code != FaultCode::InputInvalid;
    return problem(ours ? 503 : 400, rowOf(fault.code).text);
}

ServedAnswer position(unsigned status, const StoredPackage& row) {
    const bool complete = row.state != PackageState::Receiving;
    return {status,
            {},
            {{"Upload-Offset", std::to_string(row.offset)},
             {"Upload-Complete", headerValue(complete)},
             {"Repr-Digest", headerValue(row.digest)}},
            {}};
}

std::string stationOf(const Peer& peer) {
    return peer.role + "/" + peer.name;
}

bool mayAsk(const Peer& peer, const StoredPackage& row) {
    return row.station == stationOf(peer) || row.station == kImportStation;
}

constexpr std::string_view kUploads = "/u/";
constexpr std::string_view kReceipt = "/receipt";

} // namespace

ServedAnswer problem(unsigned status, std::string_view title) {
    const std::string body = nlohmann::json{{"title", title}, {"status", status}}.dump();
    return {status, "application/problem+json", {}, {body.begin(), body.end()}};
}

std::size_t CentralRoutes::bodyLimit(std::string_view method, std::string_view target) const {
    if (method == "PATCH" && target.starts_with(kUploads))
        return kLargestBody;
    if (method == "POST" && target == "/pkix/")
        return kCmpLimit;
    if (method == "POST" && target.starts_with(CodeRoutes::kPrefix))
        return CodeRoutes::kBodyLimit;
    return 0;
}

ServedAnswer CentralRoutes::answer(const ServedRequest& request) {
    std::string_view target = request.target;
    if (target.starts_with(kUploads)) {
        target.remove_prefix(kUploads.size());
        const bool receipt = target.ends_with(kReceipt);
        if (receipt)
            target.remove_suffix(kReceipt.size());
        const auto id = CaseId::fromText(target);
        if (!id)
            return problem(404, "no such case");
        return receipt ? answerReceipt(request, *id) : answerUpload(request, *id);
    }
    if (target.starts_with(CodeRoutes::kPrefix))
        return m_codes.answer(request);
    if (target == "/pkix/")
        return answerCmp(request);
    if (target != "/visits" && target != "/mandate" && target != "/health")
        return problem(404, "no such address");
    if (request.method != "GET")
        return problem(405, "method not allowed");
    if (target == "/mandate")
        return answerMandate(request.peer);
    return target == "/visits" ? answerVisits() : answerHealth();
}

ServedAnswer CentralRoutes::answerUpload(const ServedRequest& request, const CaseId& id) {
    if (request.method == "PATCH")
        return takeChunk(request, id);
    if (request.method != "HEAD")
        return problem(405, "method not allowed");
    const auto row = m_store.find(id);
    if (!row)
        return problemOf(row.error());
    if (!*row)
        return {200, {}, {{"Upload-Offset", "0"}, {"Upload-Complete", headerValue(false)}}, {}};
    if (!mayAsk(request.peer, **row))
        return problem(403, "the case belongs to another station");
    return position(200, **row);
}

ServedAnswer CentralRoutes::takeChunk(const ServedRequest& request, const CaseId& id) {
    const auto offset = byteCountFrom(request.uploadOffset);
    const auto size = byteCountFrom(request.uploadLength);
    const auto digest = digestFrom(request.reprDigest);
    if (!offset || !size || !digest || *size == 0)
        return problem(400, "the upload's headers are missing or wrong");
    if (request.body.empty())
        return problem(400, "a piece of a package has no bytes");
    if (*size > kPackageLimit)
        return problem(413, "the package is too large");
    const auto taken = m_intake.take({id, stationOf(request.peer), *digest, *size, *offset, request.body});
    if (!taken)
        return problemOf(taken.error());
    switch (taken->outcome) {
    case ChunkOutcome::AnotherPackage:
        return problem(409, "the central holds another package for this case");
    case ChunkOutcome::AnotherStation:
        return problem(403, "the case belongs to another station");
    case ChunkOutcome::WrongOffset:
    case ChunkOutcome::Restart:
        return position(409, taken->package);
    case ChunkOutcome::Accepted:
        break;
    }
    ServedAnswer answer = position(200, taken->package);
    answer.contentType = taken->package.receipt.empty() ? "" : "application/cms";
    answer.body = taken->package.receipt;
    return answer;
}

ServedAnswer CentralRoutes::answerReceipt(const ServedRequest& request, const CaseId& id) {
    if (request.method != "GET")
        return problem(405, "method not allowed");
    const auto row = m_store.find(id);
    if (!row)
        return problemOf(row.error());
    if (!*row || (*row)->receipt.empty())
        return problem(404, "no receipt for this case");
    if (!mayAsk(request.peer, **row))
        return problem(403, "the case belongs to another station");
    return {200, "application/cms", {}, (*row)->receipt};
}

ServedAnswer CentralRoutes::answerVisits() {
    const auto visits = readVisits(m_visits);
    if (!visits)
        return problem(503, "the central's visit list cannot be read");
    const std::string body = textOfVisits(*visits);
    return {200, "application/json", {}, {body.begin(), body.end()}};
}

/// Each station gets its own and no other's.
ServedAnswer CentralRoutes::answerMandate(const Peer& peer) {
    if (peer.role != "station")
        return problem(403, "mandates are for stations");
    auto mandate = readMandate(m_mandates, peer.name);
    if (!mandate)
        return problem(503, "the central's mandates cannot be read");
    if (!*mandate)
        return problem(404, "no mandate for this station");
    return {200, "application/cms", {}, std::move(**mandate)};
}

ServedAnswer CentralRoutes::answerCmp(const ServedRequest& request) {
    if (request.method != "POST")
        return problem(405, "method not allowed");
    if (request.contentType != "application/pkixcmp")
        return problem(415, "a CMP message is application/pkixcmp");
    auto reply = m_cmp(request.body);
    if (!reply)
        return problemOf(reply.error());
    return {200, "application/pkixcmp", {}, std::move(*reply)};
}

ServedAnswer CentralRoutes::answerHealth() {
    if (const auto row = m_store.find(CaseId{}); !row)
        return problemOf(row.error());
    const std::string body = R"({"status":"ok"})";
    return {200, "application/json", {}, {body.begin(), body.end()}};
}

} // namespace rapoint::sync
