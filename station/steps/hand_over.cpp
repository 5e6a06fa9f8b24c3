#include "station/steps/parameters.h"
#include "station/steps/sheet_data.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

Result<StepTurn> printReceipt(const StepRun& run) {
    RAPOINT_TRY(const SheetData data, sheetDataOf(run));
    RAPOINT_TRY(const Bytes pdf, run.ports.paper.render(run.profile.id + "/receipt", sheetLanguages(run), data));
    RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, "receipt.pdf", "application/pdf", pdf));
    RAPOINT_TRY(const PrintedJob job, run.ports.printer.print("receipt " + run.id.text(), pdf, 1));
    return again({ReceiptPrinted{std::move(kept), job.jobId}});
}

} // namespace

Result<StepTurn> handOver(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    if (!run.state.confirmed || run.state.card.serial.empty())
        return failure(FaultCode::ProfileInvalid, "hand-over comes before personalise-card");
    if (!run.state.receipt && flagOf(run.spec, "receipt"))
        return printReceipt(run);
    if (answered<Confirmed>(run) == nullptr)
        return ask(run, "hand-over");
    const std::string receipt = run.state.receipt ? run.state.receipt->receipt.name : std::string{};
    return done({HandedOver{run.state.card.serial, run.state.envelope.serial, receipt}});
}

} // namespace rapoint
