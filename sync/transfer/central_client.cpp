#include "sync/transfer/central_client.h"

#include "sync/code_proof.h"
#include "sync/head_message.h"
#include "sync/receipt.h"
#include "sync/signed_statement.h"
#include "sync/signed_withdrawals.h"
#include "sync/transfer/code_messages.h"
#include "sync/transfer/upload_headers.h"
#include "sync/transfer/visit_list.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::size_t kCmpLimit = 64 * 1024;
/// What a station's clock may differ from the central's: enough for one that nobody sets, too little for a wrong
/// day or time zone.
constexpr std::chrono::minutes kClocksDiffer{30};

std::string digestHeader(const Digest& digest) {
    return "Repr-Digest: " + headerValue(digest);
}

Fault refusal(const HttpAnswer& answer) {
    const std::string reason = reasonOf(answer);
    const std::string status = "status " + std::to_string(answer.status);
    const std::string detail = reason.empty() ? status : reason + " (" + status + ")";
    if (answer.status >= 500)
        return {FaultCode::CentralUnreachable, "the central is out of order: " + detail};
    if (answer.status >= 400)
        return {FaultCode::CentralRefused, detail};
    return {FaultCode::CentralGarbage, "unexpected " + status};
}

} // namespace

/// How far one delivery is.
struct CentralClient::Upload {
    const CaseId& id;
    ByteView package;
    Digest digest;
    const std::function<void(std::size_t, std::size_t)>& progress;
    std::size_t offset = 0;
    bool complete = false;
    Bytes receipt{};
    int repairs = 0; ///< broken lines and corrected offsets so far

    std::string path() const { return "/u/" + id.text(); }

    void report(std::size_t bytes) const {
        if (progress)
            progress(bytes, package.size());
    }

    /// Takes over where the central says it is; central-garbage if that cannot be.
    Result<> moveTo(const HttpAnswer& answer) {
        if (!answer.uploadOffset || *answer.uploadOffset > package.size())
            return failure(FaultCode::CentralGarbage, "the central's offset is missing or beyond the package");
        complete = answer.uploadComplete.value_or(false);
        if (complete && *answer.uploadOffset != package.size())
            return failure(FaultCode::CentralGarbage, "the central calls half a package complete");
        offset = static_cast<std::size_t>(*answer.uploadOffset);
        report(offset);
        return {};
    }
};

CentralClient::CentralClient(CentralEndpoint endpoint, SigningKey& key, TransferLimits limits)
    : m_endpoint{endpoint}
    , m_limits{limits}
    , m_line{std::move(endpoint), key, limits} {}

Result<HttpAnswer> CentralClient::ask(const HttpRequest& request) {
    RAPOINT_TRY(HttpAnswer answer, m_line.exchange(request));
    if (answer.status != 200)
        return tl::make_unexpected(refusal(answer));
    return answer;
}

Result<> CentralClient::reportLog() {
    if (m_log)
        RAPOINT_CHECK(reportHead());
    return {};
}

Result<Instant> CentralClient::reportHead() {
    bool again = true;
    Result<Instant> told = reportHeadOnce(again);
    // Another program of this station may have told a later one in between; told again, a head is the same head.
    if (!told && (again || m_line.broke()))
        told = reportHeadOnce(again);
    return told;
}

Result<Instant> CentralClient::reportHeadOnce(bool& again) {
    again = false;
    RAPOINT_TRY(const HttpAnswer asked, ask({"GET", "/head", {}, {}, kHeadMessageLimit, {}}));
    const auto record = headRecordFromText(asked.body);
    if (!record)
        return failure(FaultCode::CentralGarbage, record.error().detail);
    AuditLog& log = m_log->log;
    RAPOINT_TRY(AuditEntry newest, log.newestHead(m_log->clock.now()));
    HeadStatement statement{std::move(newest), m_log->certificate, {record->known.number, {}}};
    if (record->known.number > 0) {
        RAPOINT_TRY(statement.recorded.hash, log.hashOf(record->known.number));
    }
    if (record->known == KnownEntry{statement.head.number, statement.head.hash})
        return record->time;
    const std::string body = textOfHead(statement);
    RAPOINT_TRY(const HttpAnswer answer,
                m_line.exchange(
                    {"PUT", "/head", {"Content-Type: application/json"}, bytesOf(body), kHeadMessageLimit, {}}));
    again = answer.status == 409;
    if (const std::string reason = reasonOf(answer); answer.status == 403 && reason.starts_with(kSetBackTitle))
        return failure(FaultCode::StationSetBack, reason.substr(kSetBackTitle.size()));
    if (answer.status != 200)
        return tl::make_unexpected(refusal(answer));
    RAPOINT_CHECK(log.centralHas(statement.head));
    return record->time;
}

/// The central says that the clock is right, or not: nobody else needs to be asked then.
Result<> CentralClient::compareClocks(Instant central) {
    const Instant now = m_log->clock.now();
    if (now - central > kClocksDiffer)
        return failure(FaultCode::ClockAhead,
                       "it is " + toText(now) + " here, " + toText(central) + " at the central");
    if (central - now > kClocksDiffer)
        return failure(FaultCode::ClockSetBack,
                       "it is " + toText(now) + " here, " + toText(central) + " at the central");
    RAPOINT_TRY(const Instant newest, m_log->log.newest());
    if (now - newest <= kLongestPause)
        return {};
    return m_log->log.confirmClock("central", "it is " + toText(central) + " at the central", now);
}

Result<> CentralClient::findOffset(Upload& upload) {
    RAPOINT_TRY(const HttpAnswer answer, ask({"HEAD", upload.path(), {digestHeader(upload.digest)}, {}, 0, {}}));
    if (answer.digest && *answer.digest != upload.digest)
        return failure(FaultCode::CentralRefused, "the central holds another package for this case");
    return upload.moveTo(answer);
}

Result<HttpAnswer> CentralClient::sendChunk(const Upload& upload) {
    const std::size_t size = std::min(m_limits.chunk, upload.package.size() - upload.offset);
    HttpRequest request{"PATCH", upload.path(), {}, upload.package.subspan(upload.offset, size), kCmpLimit, {}};
    request.headers = {"Content-Type: application/octet-stream", "Upload-Offset: " + std::to_string(upload.offset),
                       "Upload-Length: " + std::to_string(upload.package.size()), digestHeader(upload.digest)};
    request.sent = [&](std::size_t bytes) { upload.report(upload.offset + std::min(bytes, size)); };
    return m_line.exchange(request);
}

Result<> CentralClient::sendRest(Upload& upload) {
    while (!upload.complete) {
        const std::size_t expected =
            upload.offset + std::min(m_limits.chunk, upload.package.size() - upload.offset);
        RAPOINT_TRY(HttpAnswer answer, sendChunk(upload));
        const bool corrected = answer.status == 409 && answer.uploadOffset;
        if (answer.status != 200 && !corrected)
            return tl::make_unexpected(refusal(answer));
        if (corrected && ++upload.repairs > m_limits.repairs)
            return failure(FaultCode::CentralGarbage, "the central keeps correcting the offset");
        RAPOINT_CHECK(upload.moveTo(answer));
        if (!corrected && upload.offset != expected)
            return failure(FaultCode::CentralGarbage, "the central acknowledged an offset that was not sent");
        if (upload.complete)
            upload.receipt = std::move(answer.body);
    }
    return {};
}

Result<Receipt> CentralClient::receiptOf(const Upload& upload) {
    Bytes receipt = upload.receipt;
    if (receipt.empty()) {
        RAPOINT_TRY(HttpAnswer answer,
                    ask({"GET", upload.path() + "/receipt", {digestHeader(upload.digest)}, {}, kCmpLimit, {}}));
        receipt = std::move(answer.body);
    }
    return verifyReceipt(receipt, m_endpoint.receiptCertificate, upload.id, upload.digest);
}

Result<Receipt> CentralClient::deliver(const CaseId& id, ByteView package,
                                       const std::function<void(std::size_t, std::size_t)>& progress) {
    if (package.empty() || m_limits.chunk == 0)
        return failure(FaultCode::InputInvalid, "nothing to deliver");
    if (m_log)
        RAPOINT_CHECK(reportHead());
    Upload upload{id, package, Digest::of(package), progress};
    for (;;) {
        // A chunk whose answer was lost may have arrived: only the central knows, so it is asked every time.
        RAPOINT_CHECK(findOffset(upload));
        const auto sent = sendRest(upload);
        if (sent)
            return receiptOf(upload);
        if (!m_line.broke() || ++upload.repairs > m_limits.repairs)
            return tl::make_unexpected(sent.error());
    }
}

Result<std::vector<Applicant>> CentralClient::fetch() {
    if (m_log) {
        RAPOINT_TRY(const Instant central, reportHead());
        RAPOINT_CHECK(compareClocks(central));
    }
    RAPOINT_TRY(const HttpAnswer answer, ask({"GET", "/visits", {}, {}, kVisitListLimit, {}}));
    if (answer.mediaType != "application/json")
        return failure(FaultCode::CentralGarbage, "the visit list is not JSON");
    auto visits = visitsFromText(answer.body);
    if (!visits)
        return failure(FaultCode::CentralGarbage, visits.error().detail);
    return visits;
}

/// The body of an answer of this kind; nothing where the central has nothing, or does not know the address.
Result<std::optional<Bytes>> CentralClient::answerOfType(const HttpRequest& request, std::string_view mediaType) {
    RAPOINT_TRY(HttpAnswer answer, m_line.exchange(request));
    if (answer.status == 404)
        return std::optional<Bytes>{};
    if (answer.status != 200)
        return tl::make_unexpected(refusal(answer));
    if (answer.mediaType != mediaType)
        return failure(FaultCode::CentralGarbage, request.path + " is not " + std::string{mediaType});
    return std::optional{std::move(answer.body)};
}

Result<std::optional<Bytes>> CentralClient::signedAnswer(const std::string& path, std::size_t limit) {
    return answerOfType({"GET", path, {}, {}, limit, {}}, "application/cms");
}

Result<std::optional<Bytes>> CentralClient::fetchMandate() {
    return signedAnswer("/mandate", kMaxStatementSize);
}

Result<std::optional<Bytes>> CentralClient::fetchWithdrawals() {
    return signedAnswer("/withdrawn", kMaxWithdrawalsSize);
}

Result<std::optional<Bytes>> CentralClient::newestCertificate(ByteView request) {
    return answerOfType(
        {"POST", "/certificates", {"Content-Type: application/pkcs10"}, request, kMaxStatementSize, {}},
        "application/pkix-cert");
}

Result<SigningCodeSent> CentralClient::sendCode(const SigningCodeOrder& order) {
    const std::string body = textOfOrder(order);
    RAPOINT_TRY(const HttpAnswer answer, ask({"POST",
                                              "/codes/" + order.caseId.text(),
                                              {"Content-Type: application/json"},
                                              bytesOf(body),
                                              kCmpLimit,
                                              {}}));
    auto sent = codeSentFromText(answer.body);
    if (!sent)
        return failure(FaultCode::CentralGarbage, "the answer about a code that was sent");
    return sent;
}

Result<SigningCodeAnswer> CentralClient::tryCode(const CaseId& id, const Digest& contract, const Secret& code) {
    RAPOINT_TRY(const HttpAnswer answer, m_line.exchange({"POST",
                                                          "/codes/" + id.text() + "/" + contract.hex(),
                                                          {"Content-Type: text/plain"},
                                                          code.bytes(),
                                                          kCmpLimit,
                                                          {}}));
    if (answer.status == 200) {
        RAPOINT_TRY(SigningCodeAccepted accepted,
                    verifyCodeProof(answer.body, m_endpoint.receiptCertificate, id, contract));
        return SigningCodeAnswer{std::move(accepted)};
    }
    if (const auto refused = codeRefusedFromText(answer.status, answer.body))
        return SigningCodeAnswer{*refused};
    return tl::make_unexpected(refusal(answer));
}

Result<Bytes> CentralClient::postCmp(ByteView message) {
    HttpRequest request{"POST", "/pkix/", {"Content-Type: application/pkixcmp"}, message, kCmpLimit, {}};
    RAPOINT_TRY(HttpAnswer answer, ask(request));
    if (answer.mediaType != "application/pkixcmp" || answer.body.empty())
        return failure(FaultCode::CentralGarbage, "the answer is no CMP message");
    return std::move(answer.body);
}

} // namespace rapoint::sync
