#include "station/steps/parameters.h"
#include "station/steps/sheet_data.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// The contract, and each copy that is printed and says which it is. They are alike but for that, whatever day it
/// is when the last of them comes out of the printer.
Result<StepTurn> layOutAll(const StepRun& run) {
    RAPOINT_TRY(const SheetData data, sheetDataOf(run));
    ContractRendered rendered;
    rendered.copies = static_cast<int>(numberOf(run.spec, "copies", 2));
    RAPOINT_TRY(const std::vector<Bytes> sheets,
                run.ports.paper.renderCopies(run.profile.id + "/contract", sheetLanguages(run), data,
                                             rendered.copies > 1 ? rendered.copies : 0));
    const auto keep = [&](std::size_t sheet, const std::string& name) {
        return run.ports.evidence.put(run.id, name, "application/pdf", sheets.at(sheet));
    };
    RAPOINT_TRY(rendered.contract, keep(0, "contract.pdf"));
    for (std::size_t copy = 1; copy < sheets.size(); ++copy) {
        RAPOINT_TRY(EvidenceRef kept, keep(copy, "contract-copy-" + std::to_string(copy) + ".pdf"));
        rendered.numbered.push_back(std::move(kept));
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
