#include "station/steps/product_of.h"
#include "station/steps/steps.h"

namespace rapoint {

namespace {

/// With the picture that was taken of the holder, if one was: whether there has to be one, the layout says.
Result<Bytes> faceOf(const StepRun& run) {
    RAPOINT_TRY(const Product* const product, productOf(run));
    Bytes photo;
    if (run.state.livePicture) {
        RAPOINT_TRY(photo, run.ports.evidence.get(run.id, run.state.livePicture->picture));
    }
    const Applicant& holder = run.state.confirmed->applicant;
    const Date until{std::chrono::floor<std::chrono::days>(run.ports.clock.now()) +
                     std::chrono::days{product->validityDays}};
    return run.ports.paper.cardFace(run.profile.id,
                                    {{"surname", holder.surname},
                                     {"givenNames", holder.givenNames},
                                     {"cardSerial", run.state.card.serial},
                                     {"validUntil", toText(until)}},
                                    photo);
}

StepTurn unprinted(const StepRun& run, std::string_view reason, const Fault& fault) {
    return {.facts = {CardFaceUnprinted{run.state.card.serial, std::string{reason}}}, .fault = fault};
}

Result<StepTurn> printFace(const StepRun& run) {
    const auto face = faceOf(run);
    if (!face)
        return unprinted(run, "not-laid-out", face.error());
    const auto job = run.ports.cardPrinter.print("card " + run.id.text(), *face, 1);
    if (job)
        return again({CardFacePrinted{run.state.card.serial, job->jobId, job->printer}});
    const Fault& fault = job.error();
    if (fault.code == FaultCode::PrinterNotFound || fault.code == FaultCode::PrinterRefused)
        return unprinted(run, rowOf(fault.code).name, fault);
    // What the printer did to the card can be seen, whatever it says of it.
    return ask(run, "card-face", fault);
}

} // namespace

Result<StepTurn> printCardFace(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    const CardState& card = run.state.card;
    if (!run.state.confirmed || card.serial.empty())
        return failure(FaultCode::ProfileInvalid, "print-card-face comes before personalise-card");
    const bool confirmed = answered<Confirmed>(run) != nullptr;
    if (card.face == Stage::None)
        return confirmed ? again({CardFaceIntended{card.serial}}) : ask(run, "card-in-printer");
    if (card.face == Stage::Intended && run.intentIsFresh)
        return printFace(run);
    if (confirmed)
        return done({CardFaceAccepted{card.serial}});
    if (answered<PrintAgain>(run) != nullptr)
        return again({CardFaceUnprinted{card.serial, "face-empty"}});
    if (card.face == Stage::Intended)
        return ask(run, "card-face", Fault{FaultCode::PrinterInterrupted, "what is on the card is not known"});
    return ask(run, "card-face");
}

} // namespace rapoint
