#include "station/steps/steps.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Scans the signed sheet; a sheet of another case, or one without a readable code, is asked about again.
Result<StepTurn> scanBack(const StepRun& run) {
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    RAPOINT_TRY(const std::vector<std::string> codes, run.ports.reader.readQrCodes(picture.encoded));
    if (codes.empty())
        return ask(run, "signature", Fault{FaultCode::InputInvalid, "the sheet's QR code cannot be read"});
    if (!std::ranges::count(codes, run.id.text()))
        return ask(run, "signature", Fault{FaultCode::InputInvalid, "the sheet belongs to another case"});
    const std::string name = picture.mediaType == "image/png" ? "contract-signed.png" : "contract-signed.jpg";
    RAPOINT_TRY(EvidenceRef scan, run.ports.evidence.put(run.id, name, picture.mediaType, picture.encoded));
    return done({ContractSigned{"wet-ink", std::move(scan)}});
}

} // namespace

Result<StepTurn> signContract(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    const std::string way = run.spec.ways.empty() ? "wet-ink" : run.spec.ways.front();
    if (way != "wet-ink")
        return failure(FaultCode::StepNotBuilt, "sign-contract by " + way);
    if (answered<Confirmed>(run) == nullptr)
        return ask(run, "signature");
    return scanBack(run);
}

} // namespace rapoint
