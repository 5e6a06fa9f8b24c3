#include "station/steps/parameters.h"
#include "station/steps/sheet_data.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

Result<EvidenceRef> layOut(const StepRun& run, const SheetData& data, const std::string& name) {
    RAPOINT_TRY(const Bytes pdf, run.ports.paper.render(run.profile.id + "/contract", sheetLanguages(run), data));
    return run.ports.evidence.put(run.id, name, "application/pdf", pdf);
}

/// The contract, and each copy that is printed and says which it is. They are alike but for that, whatever day it
/// is when the last of them comes out of the printer.
Result<StepTurn> layOutAll(const StepRun& run) {
    RAPOINT_TRY(SheetData data, sheetDataOf(run));
    ContractRendered rendered;
    rendered.copies = static_cast<int>(numberOf(run.spec, "copies", 2));
    RAPOINT_TRY(rendered.contract, layOut(run, data, "contract.pdf"));
    if (rendered.copies > 1) {
        data.copies = rendered.copies;
        while (data.copy++ < data.copies) {
            RAPOINT_TRY(EvidenceRef kept,
                        layOut(run, data, "contract-copy-" + std::to_string(data.copy) + ".pdf"));
            rendered.numbered.push_back(std::move(kept));
        }
    }
    return again({std::move(rendered)});
}

/// A sheet that is printed twice after a crash is the same copy of the same case: it does no harm.
Result<StepTurn> printAll(const StepRun& run) {
    std::vector<EvidenceRef> sheets = run.state.contract->numbered;
    if (sheets.empty())
        sheets.push_back(run.state.contract->contract);
    PrintedJob job;
    for (const EvidenceRef& sheet : sheets) {
        RAPOINT_TRY(const Bytes pdf, run.ports.evidence.get(run.id, sheet));
        RAPOINT_TRY(job, run.ports.printer.print("contract " + run.id.text(), pdf, 1));
    }
    return done({ContractPrinted{job.jobId, job.printer}});
}

} // namespace

Result<StepTurn> printContract(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.confirmed)
        return failure(FaultCode::ProfileInvalid, "print-contract comes before the data are confirmed");
    const bool onScreen = run.state.contract && run.state.contract->copies == 0;
    if (onScreen && run.intentIsFresh)
        return done();
    return !run.state.contract || run.state.contractPrinted || onScreen ? layOutAll(run) : printAll(run);
}

} // namespace rapoint
