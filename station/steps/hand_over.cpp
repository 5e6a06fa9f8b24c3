#include "station/steps/sheet_data.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> handOver(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    if (!run.state.confirmed || run.state.card.serial.empty())
        return failure(FaultCode::ProfileInvalid, "hand-over comes before personalise-card");
    if (!run.state.receipt) {
        RAPOINT_TRY(const SheetData data, sheetDataOf(run));
        RAPOINT_TRY(const Bytes pdf,
                    run.ports.paper.render(run.profile.id + "/receipt", sheetLanguages(run), data));
        RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, "receipt.pdf", "application/pdf", pdf));
        RAPOINT_TRY(const PrintedJob job, run.ports.printer.print("receipt " + run.id.text(), pdf, 1));
        return again({ReceiptPrinted{std::move(kept), job.jobId}});
    }
    if (answered<Confirmed>(run) == nullptr)
        return ask(run, "hand-over");
    return done({HandedOver{run.state.card.serial, run.state.envelope.serial, run.state.receipt->receipt.name}});
}

} // namespace rapoint
