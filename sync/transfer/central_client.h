#pragma once

#include "station/ports/central.h"
#include "station/ports/signing_code.h"
#include "station/ports/storage.h"
#include "sync/transfer/central_line.h"

namespace rapoint::sync {

/// The audit log of a station, for what the central is told of it; all of it outlives the client.
struct ReportedLog {
    AuditLog& log;
    const Clock& clock;
    const Bytes& certificate; ///< of the key that signs its heads, DER
};

/// The station's side of the protocol: delivers packages, fetches visit list and mandate, orders one-time codes,
/// and carries CMP messages, all over one CentralLine. Owned by the composition root; one thread at a time; the
/// key must outlive it. Answers with a 4xx status are central-refused with the central's words, 5xx
/// central-unreachable.
class CentralClient final : public Delivery, public VisitSource, public MandateSource, public SigningCodes {
public:
    CentralClient(CentralEndpoint endpoint, SigningKey& key, TransferLimits limits = {});

    /// From now on the central is told the newest head of this log with every list that is fetched and before
    /// every package: station-set-back where it has seen a later state of the log; clock-ahead or clock-set-back
    /// (of a fetch only) where this clock is not the central's.
    void report(ReportedLog log) { m_log.emplace(log); }

    /// The same now and alone; nothing without a log.
    Result<> reportLog();

    /// Asks how much the central has, sends the rest in chunks, and checks the receipt. It survives a bounded
    /// number of broken lines and corrected offsets. receipt-forged.
    Result<Receipt> deliver(const CaseId& id, ByteView package,
                            const std::function<void(std::size_t, std::size_t)>& progress) override;
    Result<std::vector<Applicant>> fetch() override;
    Result<std::optional<Bytes>> fetchMandate() override;
    Result<SigningCodeSent> sendCode(const SigningCodeOrder& order) override;
    /// central-garbage for an invalid answer.
    Result<SigningCodeAnswer> tryCode(const CaseId& id, const Digest& contract, const Secret& code) override;
    /// One CMP message there and one back, DER (RFC 6712); central-garbage for any other kind of answer.
    Result<Bytes> postCmp(ByteView message);

private:
    struct Upload;

    Result<HttpAnswer> ask(const HttpRequest& request);
    Result<Instant> reportHead();
    Result<Instant> reportHeadOnce(bool& again);
    Result<> compareClocks(Instant central);
    Result<> findOffset(Upload& upload);
    Result<HttpAnswer> sendChunk(const Upload& upload);
    Result<> sendRest(Upload& upload);
    Result<Receipt> receiptOf(const Upload& upload);

    CentralEndpoint m_endpoint;
    TransferLimits m_limits;
    CentralLine m_line;
    std::optional<ReportedLog> m_log;
};

} // namespace rapoint::sync
