#include "station/base/digest.h"
#include "station/steps/steps.h"

namespace rapoint {

CertificateReceived receivedFact(const CertificateIssued& issued) {
    CertificateReceived fact{toBase64(issued.certificate), {}};
    for (const Bytes& certificate : issued.chain)
        fact.chain.push_back(toBase64(certificate));
    return fact;
}

Fault pendingFault(const CertificateWaiting& waiting) {
    return {FaultCode::CertificatePending, "ask again in " + std::to_string(waiting.checkAfter.count()) + " s"};
}

Result<StepTurn> issueCertificate(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    RAPOINT_TRY(const Bytes request, fromBase64(run.state.card.request));
    if (!run.state.requested)
        return again({CertificateRequested{Digest::of(request).hex()}});
    RAPOINT_TRY(const IssuingAnswer answer,
                run.ports.authority.request(run.id, request, *run.inspector.key, run.ports.messages));
    if (const auto* issued = std::get_if<CertificateIssued>(&answer))
        return done({receivedFact(*issued)});
    if (const auto* waiting = std::get_if<CertificateWaiting>(&answer))
        return tl::make_unexpected(pendingFault(*waiting));
    const std::string& reason = std::get<CertificateRefused>(answer).reason;
    StepTurn turn = ask(run, "certificate-rejected", Fault{FaultCode::CertificateRejected, reason});
    turn.facts.emplace_back(RequestRejected{reason});
    return turn;
}

} // namespace rapoint
