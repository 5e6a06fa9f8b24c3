#include "station/base/digest.h"
#include "station/crypto/four_eyes.h"
#include "station/identity/subject.h"
#include "station/steps/case_record.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// The applicant as the certificate will name them; nothing as long as that cannot be said.
Subject applicantOf(const CaseState& state) {
    if (!state.confirmed || !state.mrz)
        return {};
    return subjectOf(state.confirmed->applicant, state.mrz->fields).value_or(Subject{});
}

/// The approver is neither the one who made the case nor the one who goes on with it, and no officer of the case
/// is its applicant.
Result<> mayApprove(const StepRun& run, const Officer& given) {
    RAPOINT_TRY(const Member approver, memberOf(given.key->certificate()));
    RAPOINT_TRY(const Member inspector, memberOf(run.inspector.key->certificate()));
    if (given.id == run.state.creator || given.id == run.inspector.id)
        return failure(FaultCode::ApproverIsCreator);
    RAPOINT_CHECK(checkTwoOfficers(inspector, approver));
    if (approver.publicKey.hex() == run.state.opened.creatorKey)
        return failure(FaultCode::ApproverIsCreator, "the approver's key made the case");
    const Subject applicant = applicantOf(run.state);
    for (const Member& officer : {inspector, approver})
        RAPOINT_CHECK(checkOfficerIsNotApplicant(officer, applicant, std::nullopt));
    return {};
}

} // namespace

Result<StepTurn> approveCase(const StepRun& run) {
    const auto* given = answered<ApprovalGiven>(run);
    if (given == nullptr) {
        const auto end = ending(run);
        return end ? *end : ask(run, "approval");
    }
    RAPOINT_CHECK(mayApprove(run, given->approver));
    const Digest digest = Digest::of(bytesOf(caseRecord(run.events)));
    RAPOINT_TRY(const Bytes signature, given->approver.key->sign(digest));
    StepTurn turn =
        done({Approved{toBase64(signature), digest.hex(), toBase64(given->approver.key->certificate())}});
    turn.actor = given->approver.id;
    return turn;
}

} // namespace rapoint
