#include "station/steps/parameters.h"
#include "station/steps/sheet_data.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> printContract(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.confirmed)
        return failure(FaultCode::ProfileInvalid, "print-contract comes before the data are confirmed");
    const bool onScreen = run.state.contract && run.state.contract->copies == 0;
    if (onScreen && run.intentIsFresh)
        return done();
    if (!run.state.contract || run.state.contractPrinted || onScreen) {
        RAPOINT_TRY(const SheetData data, sheetDataOf(run));
        RAPOINT_TRY(const Bytes pdf,
                    run.ports.paper.render(run.profile.id + "/contract", sheetLanguages(run), data));
        RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, "contract.pdf", "application/pdf", pdf));
        return again({ContractRendered{std::move(kept), static_cast<int>(numberOf(run.spec, "copies", 2))}});
    }
    // A sheet that is printed twice after a crash is the same contract of the same case: it does no harm.
    RAPOINT_TRY(const Bytes pdf, run.ports.evidence.get(run.id, run.state.contract->contract));
    RAPOINT_TRY(const PrintedJob job,
                run.ports.printer.print("contract " + run.id.text(), pdf, run.state.contract->copies));
    return done({ContractPrinted{job.jobId, job.printer}});
}

} // namespace rapoint
