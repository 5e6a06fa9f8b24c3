#include "station/ports/sheet_code.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// What is wrong with the sheet whose codes these are; nothing if it is the contract's last page, which is the one
/// that is signed.
std::optional<Fault> sheetDoubt(const std::vector<std::string>& codes, const CaseId& id) {
    std::optional<Fault> doubt = Fault{FaultCode::InputInvalid, "the sheet's QR code cannot be read"};
    for (const std::string& text : codes) {
        const auto code = sheetCodeFromText(text);
        if (!code)
            continue;
        if (code->name != id.text())
            doubt = Fault{FaultCode::InputInvalid, "the sheet belongs to another case"};
        else if (code->page != code->pages)
            doubt =
                Fault{FaultCode::InputInvalid, "this is page " + std::to_string(code->page) +
                                                   "; the signatures are on page " + std::to_string(code->pages)};
        else
            return std::nullopt;
    }
    return doubt;
}

/// Scans the signed sheet; another one, or one without a readable code, is asked about again.
Result<StepTurn> scanBack(const StepRun& run) {
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    RAPOINT_TRY(const std::vector<std::string> codes, run.ports.reader.readQrCodes(picture.encoded));
    if (auto doubt = sheetDoubt(codes, run.id))
        return ask(run, "signature", std::move(doubt));
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
