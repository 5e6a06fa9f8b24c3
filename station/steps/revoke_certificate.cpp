#include "station/base/digest.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// A request is out whose answer nobody waited for: the authority may have issued. CMP knows no taking back of a
/// request, so its answer is fetched, and what was issued is revoked.
Result<StepTurn> fetchAnswer(const StepRun& run) {
    RAPOINT_TRY(const auto sent, run.ports.messages.load(run.id));
    if (sent.empty())
        return done(); // it was intended, and never left the station
    RAPOINT_TRY(const Bytes request, fromBase64(run.state.requestSent));
    RAPOINT_TRY(const IssuingAnswer answer,
                run.ports.authority.request(run.id, request, *run.inspector.key, run.ports.messages));
    if (const auto* issued = std::get_if<CertificateIssued>(&answer))
        return again({receivedFact(*issued)});
    if (const auto* waiting = std::get_if<CertificateWaiting>(&answer))
        return tl::make_unexpected(pendingFault(*waiting));
    return done({RequestRejected{std::get<CertificateRefused>(answer).reason}});
}

} // namespace

Result<StepTurn> revokeCertificate(const StepRun& run) {
    const CaseState& state = run.state;
    if (!state.requested || state.last<CertificateRevoked>())
        return done();
    if (!state.certificate)
        return fetchAnswer(run);
    RAPOINT_TRY(const Bytes certificate, fromBase64(state.certificate->certificate));
    const std::string digest = Digest::of(certificate).hex();
    if (!state.last<RevocationRequested>())
        return again({RevocationRequested{digest, "cessation-of-operation"}});
    // Safe to repeat after a crash: the same message goes out again, or the authority says that it is done.
    RAPOINT_TRY(const RevocationAnswer refusal,
                run.ports.authority.revoke(run.id, certificate, *run.inspector.key, run.ports.messages));
    if (refusal)
        return failure(FaultCode::RevocationRefused, refusal->reason);
    return done({CertificateRevoked{digest}});
}

} // namespace rapoint
