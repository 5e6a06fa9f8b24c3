#include "station/base/digest.h"
#include "station/steps/case_record.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> approveCase(const StepRun& run) {
    const auto* given = answered<ApprovalGiven>(run);
    if (given == nullptr) {
        const auto end = ending(run);
        return end ? *end : ask(run, "approval");
    }
    if (given->approver.id == run.state.creator || given->approver.id == run.inspector.id)
        return failure(FaultCode::ApproverIsCreator);
    const Digest digest = Digest::of(bytesOf(caseRecord(run.events)));
    RAPOINT_TRY(const Bytes signature, given->approver.key->sign(digest));
    StepTurn turn =
        done({Approved{toBase64(signature), digest.hex(), toBase64(given->approver.key->certificate())}});
    turn.actor = given->approver.id;
    return turn;
}

} // namespace rapoint
