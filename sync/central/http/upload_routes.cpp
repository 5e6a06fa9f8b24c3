#include "sync/central/http/central_routes.h"

#include "sync/central/intake/intake.h"
#include "sync/transfer/upload_headers.h"

namespace rapoint::sync {

namespace {

constexpr std::uint64_t kPackageLimit = 68ULL << 20; // a full envelope and its wrapping

ServedAnswer position(unsigned status, const StoredPackage& row) {
    const bool complete = row.state != PackageState::Receiving;
    return {status,
            {},
            {{"Upload-Offset", std::to_string(row.offset)},
             {"Upload-Complete", headerValue(complete)},
             {"Repr-Digest", headerValue(row.digest)}},
            {}};
}

bool mayAsk(const Peer& peer, const StoredPackage& row) {
    return row.station == nameOf(peer) || row.station == kImportStation;
}

ServedAnswer anotherStations() {
    return problem(403, "the case belongs to another station");
}

/// The upload that a request is about: of the bytes that it names, else the one that counts.
Result<std::optional<StoredPackage>> asked(PackageStore& packages, const ServedRequest& request,
                                           const CaseId& id) {
    if (const auto digest = digestFrom(request.reprDigest)) {
        RAPOINT_TRY(auto own, packages.find(id, *digest, nameOf(request.peer)));
        if (own)
            return own;
    }
    return packages.find(id);
}

ServedAnswer answerPosition(PackageStore& packages, const ServedRequest& request, const CaseId& id) {
    const ServedAnswer nothingYet{200, {}, {{"Upload-Offset", "0"}, {"Upload-Complete", headerValue(false)}}, {}};
    const auto row = asked(packages, request, id);
    if (!row)
        return problemOf(row.error());
    if (!*row)
        return nothingYet;
    const auto digest = digestFrom(request.reprDigest);
    const PackageChunk begin{.caseId = id, .station = nameOf(request.peer), .digest = digest.value_or(Digest{})};
    if (digest && !belongsTo(begin, **row) && !objectionToRival(begin, **row))
        return nothingYet;
    return mayAsk(request.peer, **row) ? position(200, **row) : anotherStations();
}

ServedAnswer answerOf(const ChunkAnswer& taken) {
    switch (taken.outcome) {
    case ChunkOutcome::AnotherPackage:
        return problem(409, "the central holds another package for this case");
    case ChunkOutcome::AnotherStation:
        return anotherStations();
    case ChunkOutcome::NoRoom:
        return problem(507, "this station's unfinished and unopenable packages fill its room");
    case ChunkOutcome::WrongOffset:
    case ChunkOutcome::Restart:
        return position(409, taken.package);
    case ChunkOutcome::Accepted:
        break;
    }
    ServedAnswer answer = position(200, taken.package);
    answer.contentType = taken.package.receipt.empty() ? "" : "application/cms";
    answer.body = taken.package.receipt;
    return answer;
}

ServedAnswer takeChunk(Intake& intake, const ServedRequest& request, const CaseId& id) {
    const auto offset = byteCountFrom(request.uploadOffset);
    const auto size = byteCountFrom(request.uploadLength);
    const auto digest = digestFrom(request.reprDigest);
    if (!offset || !size || !digest || *size == 0)
        return problem(400, "the upload's headers are missing or wrong");
    if (request.body.empty())
        return problem(400, "a piece of a package has no bytes");
    if (*size > kPackageLimit)
        return problem(413, "the package is too large");
    const auto taken = intake.take({id, nameOf(request.peer), *digest, *size, *offset, request.body});
    return taken ? answerOf(*taken) : problemOf(taken.error());
}

ServedAnswer answerReceipt(PackageStore& packages, const ServedRequest& request, const CaseId& id) {
    auto row = asked(packages, request, id);
    if (!row)
        return problemOf(row.error());
    if (!*row || (*row)->receipt.empty())
        return problem(404, "no receipt for this case");
    if (!mayAsk(request.peer, **row))
        return anotherStations();
    return {200, "application/cms", {}, std::move((*row)->receipt)};
}

/// `answer(request, caseId)` for the case that the address names.
auto ofCase(auto answer) {
    return [answer](const ServedRequest& request, const PathValues& values) {
        const auto id = CaseId::fromText(values.at(0));
        return id ? answer(request, *id) : problem(404, "no such case");
    };
}

} // namespace

std::vector<Route> uploadRoutes(PackageStore& packages, Intake& intake) {
    using Request = ServedRequest;
    return {
        {.method = "HEAD", .path = "/u/{case}", .answer = ofCase([&](const Request& request, const CaseId& id) {
                                                    return answerPosition(packages, request, id);
                                                })},
        {.method = "PATCH",
         .path = "/u/{case}",
         .bodyLimit = ServedRoutes::kMaxBodySize,
         .answer =
             ofCase([&](const Request& request, const CaseId& id) { return takeChunk(intake, request, id); })},
        {.method = "GET",
         .path = "/u/{case}/receipt",
         .answer = ofCase(
             [&](const Request& request, const CaseId& id) { return answerReceipt(packages, request, id); })}};
}

} // namespace rapoint::sync
