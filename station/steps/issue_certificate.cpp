#include "station/base/digest.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

StepTurn received(const CertificateIssued& issued) {
    CertificateReceived fact{toBase64(issued.certificate), {}};
    for (const Bytes& certificate : issued.chain)
        fact.chain.push_back(toBase64(certificate));
    return done({std::move(fact)});
}

} // namespace

Result<StepTurn> issueCertificate(const StepRun& run) {
    if (auto end = endingWithCard(run))
        return *end;
    RAPOINT_TRY(const Bytes request, fromBase64(run.state.card.request));
    if (!run.state.requested)
        return again({CertificateRequested{Digest::of(request).hex()}});
    RAPOINT_TRY(const IssuingAnswer answer,
                run.ports.authority.request(run.id, request, *run.inspector.key, run.ports.messages));
    if (const auto* issued = std::get_if<CertificateIssued>(&answer))
        return received(*issued);
    if (const auto* waiting = std::get_if<CertificateWaiting>(&answer))
        return failure(FaultCode::CertificatePending,
                       "ask again in " + std::to_string(waiting->checkAfter.count()) + " s");
    return ask(run, "certificate-rejected",
               Fault{FaultCode::CertificateRejected, std::get<CertificateRefused>(answer).reason});
}

} // namespace rapoint
