#include "station/base/digest.h"
#include "station/crypto/member.h"
#include "station/steps/case_record.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

Result<std::vector<PackageFile>> filesOf(const StepRun& run) {
    const CaseState& state = run.state;
    const std::string record = caseRecord(run.events);
    std::vector<PackageFile> files{{"case.json", "application/json", Bytes{record.begin(), record.end()}}};
    std::vector<EvidenceRef> kept;
    if (state.document)
        kept = state.document->pages;
    if (state.contract)
        kept.push_back(state.contract->contract);
    if (state.penStrokes)
        kept.push_back(state.penStrokes->strokes);
    if (state.codeAccepted)
        kept.push_back(state.codeAccepted->proof);
    if (state.contractSigned)
        kept.push_back(state.contractSigned->scan);
    if (state.receipt)
        kept.push_back(state.receipt->receipt);
    for (const EvidenceRef& ref : kept) {
        RAPOINT_TRY(Bytes content, run.ports.evidence.get(run.id, ref));
        files.push_back({ref.name, ref.mediaType, std::move(content)});
    }
    if (!state.card.request.empty() && !state.refused) {
        RAPOINT_TRY(Bytes request, fromBase64(state.card.request));
        files.push_back({"request.p10", "application/pkcs10", std::move(request)});
    }
    if (!state.card.pinRelease.empty() && !state.refused) {
        RAPOINT_TRY(Bytes release, state.card.pinRelease.form());
        files.push_back({"pin-release.p7m", "application/pkcs7-mime", std::move(release)});
    }
    return files;
}

/// The officer whose key signed the approval; a renewed certificate is of the same key.
Result<bool> hasApproved(const CaseState& state, const Officer& officer) {
    RAPOINT_TRY(const Bytes certificate, fromBase64(state.approved->certificate));
    return haveSameKey(certificate, officer.key->certificate());
}

} // namespace

Result<StepTurn> sealPackage(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    std::vector<SigningKey*> signers{run.inspector.key.get()};
    // A case without a request needs no second signature.
    if (run.state.approved && !run.state.refused) {
        if (!run.approver)
            return ask(run, "co-signature");
        RAPOINT_TRY(const bool same, hasApproved(run.state, *run.approver));
        if (!same)
            return ask(run, "co-signature",
                       Fault{FaultCode::CardNotFound, "the card of the officer who approved"});
        signers.push_back(run.approver->key.get());
    }
    RAPOINT_TRY(const std::vector<PackageFile> files, filesOf(run));
    RAPOINT_TRY(const Bytes package, run.ports.sealer.seal(run.id, files, signers));
    RAPOINT_CHECK(run.ports.outbox.put(run.id, package));
    return done({PackageSealed{Digest::of(package).hex(), static_cast<std::int64_t>(package.size())}});
}

} // namespace rapoint
