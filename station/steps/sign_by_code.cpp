#include "station/steps/sign_by_code.h"

#include "station/journey/duration.h"
#include "station/steps/keep_signed.h"
#include "station/steps/parameters.h"
#include "station/steps/sheet_data.h"

namespace rapoint {

namespace {

constexpr std::string_view kUsedUp = "code-tries-used-up";

/// What the applicant can do about a line that is away: sign otherwise, or wait.
bool isOfTheLine(FaultCode code) {
    return rowOf(code).exitStatus == ExitStatus::Central;
}

Result<std::chrono::seconds> lifeOf(const StepSpec& spec) {
    const std::string text = textOf(spec, "expires");
    if (text.empty())
        return std::chrono::minutes{10};
    const auto life = durationFromText(text);
    if (!life)
        return failure(FaultCode::ProfileInvalid, "sign-contract: expires");
    return *life;
}

Result<StepTurn> refusedCode(const StepRun& run, const SigningCodeRefused& refusal) {
    using Why = SigningCodeRefused::Why;
    if (refusal.why == Why::UsedUp)
        return refused({ContractCodeRefused{"used-up", 0}}, std::string{kUsedUp});
    const bool late = refusal.why == Why::Expired;
    StepTurn turn = late ? ask(run, "signature", Fault{FaultCode::CodeExpired, {}})
                         : askForCode(run, Fault{FaultCode::CodeWrong, {}, TriesLeft{refusal.triesLeft}});
    turn.facts.emplace_back(ContractCodeRefused{late ? "expired" : "wrong", refusal.triesLeft});
    return turn;
}

Result<StepTurn> acceptedCode(const StepRun& run, const SigningCodeAccepted& accepted, ByteView contract,
                              const Digest& digest) {
    RAPOINT_TRY(EvidenceRef proof,
                run.ports.evidence.put(run.id, "contract-code.p7s", "application/cms", accepted.proof));
    RAPOINT_TRY(const Bytes drawn, run.ports.paper.drawCode(contract, sheetLanguages(run).front(),
                                                            {accepted.channel, digest, accepted.enteredAt}));
    RAPOINT_TRY(EvidenceRef kept, keepSigned(run, drawn));
    return done({ContractCodeAccepted{digest.hex(), accepted.channel, toText(accepted.sentAt),
                                      toText(accepted.enteredAt), std::move(proof)},
                 ContractSigned{"otp", std::move(kept)}});
}

} // namespace

StepTurn askForCode(const StepRun& run, std::optional<Fault> because) {
    return ask(run, "signing-code", std::move(because));
}

Result<StepTurn> sendSigningCode(const StepRun& run) {
    RAPOINT_TRY(const Bytes contract, run.ports.evidence.get(run.id, run.state.contract->contract));
    RAPOINT_TRY(const std::chrono::seconds life, lifeOf(run.spec));
    const SigningCodeOrder order{.caseId = run.id,
                                 .contract = Digest::of(contract),
                                 .email = run.state.confirmed ? run.state.confirmed->applicant.email : "",
                                 .language = sheetLanguages(run).front(),
                                 .digits = static_cast<int>(numberOf(run.spec, "digits", 6)),
                                 .life = life,
                                 .attempts = static_cast<int>(numberOf(run.spec, "attempts", 3))};
    if (order.email.empty())
        return ask(
            run, "signature",
            Fault{FaultCode::InputInvalid, "the application has no e-mail address to which a code can be sent"});
    const auto sent = run.ports.signingCodes.sendCode(order);
    if (!sent && (isOfTheLine(sent.error().code) || sent.error().code == FaultCode::InputInvalid))
        return ask(run, "signature", sent.error());
    if (!sent)
        return tl::make_unexpected(sent.error());
    return again({ContractCodeSent{order.contract.hex(), sent->channel, toText(sent->expiresAt)}});
}

Result<StepTurn> signByCode(const StepRun& run, const Secret& code) {
    RAPOINT_TRY(const Bytes contract, run.ports.evidence.get(run.id, run.state.contract->contract));
    const Digest digest = Digest::of(contract);
    const auto answer = run.ports.signingCodes.tryCode(run.id, digest, code);
    if (!answer && isOfTheLine(answer.error().code))
        return askForCode(run, answer.error());
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (const auto* const refusal = std::get_if<SigningCodeRefused>(&*answer))
        return refusedCode(run, *refusal);
    return acceptedCode(run, std::get<SigningCodeAccepted>(*answer), contract, digest);
}

} // namespace rapoint
