#include "station/ports/sheet_code.h"
#include "station/steps/holder_certificate.h"
#include "station/steps/keep_signed.h"
#include "station/steps/parameters.h"
#include "station/steps/sign_by_code.h"
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

bool isAllowed(const StepRun& run, std::string_view way) {
    return run.spec.ways.empty() ? way == "wet-ink" : allowsWay(run.spec, way);
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

Result<StepTurn> byPen(const StepRun& run, const PenSignature& signature) {
    if (auto sound = checkPenSignature(signature); !sound)
        return ask(run, "signature", std::move(sound).error());
    RAPOINT_TRY(const Bytes contract, run.ports.evidence.get(run.id, run.state.contract->contract));
    const std::string record = penRecord(signature, Digest::of(contract), run.ports.clock.now());
    RAPOINT_TRY(EvidenceRef strokes,
                run.ports.evidence.put(run.id, "contract-pen.json", "application/json", bytesOf(record)));
    RAPOINT_TRY(const Bytes drawn, run.ports.paper.drawSignature(contract, signature));
    RAPOINT_TRY(EvidenceRef kept, keepSigned(run, drawn));
    return done({PenStrokesKept{std::move(strokes)}, ContractSigned{"pen", std::move(kept)}});
}

/// With the key of the case's certificate or, before it has one, of one that the applicant brings. Whatever is
/// wrong with the card, nothing was signed yet: it is asked again.
Result<StepTurn> byHolderKey(const StepRun& run, SigningKey& holder) {
    if (auto may = checkSigner(run.state, holder.certificate(), run.ports); !may)
        return ask(run, "signature", std::move(may).error());
    RAPOINT_TRY(const Bytes contract, run.ports.evidence.get(run.id, run.state.contract->contract));
    auto bySubscriber = run.ports.paper.sign(contract, holder, std::string{kSignedFor}, run.ports.clock.now());
    if (!bySubscriber)
        return ask(run, "signature", std::move(bySubscriber).error());
    RAPOINT_TRY(EvidenceRef kept, keepSigned(run, *bySubscriber));
    return done({ContractSigned{"holder-certificate", std::move(kept)}});
}

/// The way that an answer to "signature" is; empty for no answer.
std::string_view wayOf(const StepRun& run) {
    if (answered<PenSigned>(run) != nullptr)
        return "pen";
    if (answered<HolderKeyGiven>(run) != nullptr)
        return "holder-certificate";
    if (answered<CodeWanted>(run) != nullptr || answered<CodeTyped>(run) != nullptr)
        return "otp";
    return answered<Confirmed>(run) != nullptr ? "wet-ink" : "";
}

} // namespace

Result<StepTurn> signContract(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.contract)
        return failure(FaultCode::ProfileInvalid, "sign-contract comes before print-contract");
    const std::string_view way = wayOf(run);
    if (way.empty())
        return run.state.codeSent ? askForCode(run) : ask(run, "signature");
    if (!isAllowed(run, way))
        return ask(run, "signature",
                   Fault{FaultCode::InputInvalid, "this provider has no contract signed by " + std::string{way}});
    if (const auto* const pen = answered<PenSigned>(run))
        return byPen(run, pen->signature);
    if (const auto* const holder = answered<HolderKeyGiven>(run))
        return byHolderKey(run, *holder->key);
    if (const auto* const typed = answered<CodeTyped>(run))
        return signByCode(run, *typed->code);
    return way == "otp" ? sendSigningCode(run) : scanBack(run);
}

} // namespace rapoint
