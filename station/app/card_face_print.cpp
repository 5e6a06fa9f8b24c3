#include "station/app/card_face_print.h"

#include "printing/card/card_face.h"
#include "station/app/file_bytes.h"

namespace rapoint::app {

namespace {

constexpr std::size_t kLargestLayoutFile = 64 * 1024;

printing::CardFaceData faceOf(const CaseState& state, const Product& product, Instant now, ByteView photo) {
    const Applicant& holder = state.confirmed->applicant;
    const Date until{std::chrono::floor<std::chrono::days>(now) + std::chrono::days{product.validityDays}};
    return {.values = {{"surname", holder.surname},
                       {"givenNames", holder.givenNames},
                       {"cardSerial", state.card.serial},
                       {"validUntil", toText(until)}},
            .photo = {photo.begin(), photo.end()}};
}

} // namespace

Result<PrintedJob> printCardFace(Engine& engine, Ports& ports, const Profile& profile, const CaseState& state,
                                 const CaseId& id, const std::filesystem::path& contracts, ByteView photo,
                                 Printer& cardPrinter) {
    if (state.card.serial.empty() || !state.confirmed)
        return failure(FaultCode::InputInvalid, "this case has no card yet");
    if (state.handedOver || state.package)
        return failure(FaultCode::NotAllowed, "the card was given away");
    const Product* const product = profile.product(state.confirmed->applicant.product);
    const std::string name = profile.id + "/card-face.txt";
    RAPOINT_TRY(const Bytes text, readFile(contracts / name, kLargestLayoutFile));
    RAPOINT_TRY(const auto layout, printing::CardFaceLayout::parse(textOf(text), name));
    RAPOINT_TRY(
        const Bytes pdf,
        printing::cardFacePdf(layout, faceOf(state, product != nullptr ? *product : profile.products.front(),
                                             ports.clock.now(), photo)));
    auto job = cardPrinter.print("card " + id.text(), pdf, 1);
    if (job || job.error().code == FaultCode::PrinterNotFound || job.error().code == FaultCode::PrinterRefused)
        return job; // printed, or nothing was sent: the card is as it was
    RAPOINT_CHECK(engine.answerUnasked(id, ReplaceCard{"face misprinted"}));
    return job;
}

} // namespace rapoint::app
