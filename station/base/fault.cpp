#include "station/base/fault.h"

#include <array>
#include <cstddef>

namespace rapoint {

namespace {

using enum FaultCode;
using enum Remedy;
using E = ExitStatus;

/// The texts stand on pages and in commands: at most 44 characters.
constexpr std::array kRows{
    FaultRow{ImageUnreadable, "image-unreadable", Correct, E::Device, "the picture cannot be read",
             "Take the picture again, or give a PNG or JPEG file."},
    FaultRow{ImageTooLarge, "image-too-large", Correct, E::Device, "the picture is too large",
             "Set the camera or scanner to at most 50 megapixels."},
    FaultRow{PictureBelowMinimum, "picture-below-minimum", Correct, E::Device, "the picture is not good enough",
             "Take it again: nearer for more dpi, still and in focus for sharper edges, in even light and without "
             "reflections."},
    FaultRow{
        MrzNotFound, "mrz-not-found", Correct, E::Device, "the lines with <<< were not found",
        "Lay the document flat with the side with the <<< lines up, in even light, and take the picture again."},
    FaultRow{
        MrzCheckDigitWrong, "mrz-check-digit-wrong", Correct, E::Device, "a check digit does not fit",
        "Compare the marked field with the document and take the picture again; if it is printed so, refuse the "
        "document."},
    FaultRow{MrzUncertain, "mrz-uncertain", Correct, E::Device, "the document was not read reliably",
             "Take the picture again closer and without glare."},
    FaultRow{InputMissing, "input-missing", Correct, E::Usage, "an entry is missing",
             "Make the entry and continue."},
    FaultRow{InputInvalid, "input-invalid", Correct, E::Usage, "the entry is invalid",
             "Correct the entry and continue."},
    FaultRow{CodeWrong, "code-wrong", Correct, E::Usage, "the code is wrong",
             "Enter the code of the last message; see the tries left."},
    FaultRow{CodeExpired, "code-expired", Correct, E::Usage, "the code has expired", "Send another code."},
    FaultRow{VisitNotFound, "visit-not-found", Correct, E::Usage, "no visit with this number is on the list",
             "Check the number with the applicant; synchronise the visit list; or register a walk-in."},
    FaultRow{VisitListEmpty, "visit-list-empty", Correct, E::Usage, "the list of visits is empty",
             "Synchronise with the central; without a network, register a walk-in."},
    FaultRow{ApproverIsCreator, "approver-is-creator", Correct, E::Refused, "another officer has to approve",
             "A second officer has to approve with another card."},
    FaultRow{NotAllowed, "not-allowed", Remedy::Refuse, E::Refused, "this is not allowed here",
             "Ask an officer with the right role."},

    FaultRow{CameraNotFound, "camera-not-found", FixDevice, E::Device, "no camera found",
             "Connect the camera or document scanner and try again."},
    FaultRow{CameraFailed, "camera-failed", FixDevice, E::Device, "the camera gave no picture",
             "Unplug the camera, plug it in again and repeat the picture."},
    FaultRow{CardModuleFailed, "card-module-failed", FixDevice, E::Device, "the card's software failed",
             "Take the card out and insert it again; if it happens again, restart the station."},
    FaultRow{CardNotFound, "card-not-found", FixDevice, E::Device, "no card in the reader",
             "Insert the card of this case into the reader."},
    FaultRow{CardRemoved, "card-removed", FixDevice, E::Device, "the card was taken out",
             "Insert the same card again and continue; nothing is lost."},
    FaultRow{CardNotBlank, "card-not-blank", ChangeCard, E::Device, "the card is not blank",
             "Take a blank card from the stock."},
    FaultRow{CardOfAnotherCase, "card-of-another-case", ChangeCard, E::Device, "this card belongs to another case",
             "Insert the card that this case was begun with."},
    FaultRow{SignerSomebodyElse, "signer-somebody-else", ChangeCard, E::Device,
             "the card belongs to another person", "Sign in another way, or with the applicant's own card."},
    FaultRow{SignerNotValidNow, "signer-not-valid-now", ChangeCard, E::Device,
             "the card's certificate is not valid today", "Sign in another way, or with another card."},
    FaultRow{SignerUnknownAuthority, "signer-unknown-authority", ChangeCard, E::Device,
             "the card was not issued by this provider", "Sign in another way, or with a card of this provider."},
    FaultRow{SignerNotForSigning, "signer-not-for-signing", ChangeCard, E::Device,
             "the card's certificate is not for signing", "Sign in another way, or with another card."},
    FaultRow{CardKeyExtractable, "card-key-extractable", ChangeCard, E::Device,
             "the card does not protect its key", "Retire this card and report its model to the provider."},
    FaultRow{CardKeyMismatch, "card-key-mismatch", ChangeCard, E::Device, "the card has a different key",
             "Insert the right card; if it is the right one, void it and take a blank card."},
    FaultRow{CardMechanismMissing, "card-mechanism-missing", ChangeCard, E::Device,
             "the card cannot make such a key", "Take a card of the model that the product asks for."},
    FaultRow{PinWrong, "pin-wrong", Correct, E::Device, "the PIN is wrong",
             "Enter the right PIN; see the tries left."},
    FaultRow{PinLastTry, "pin-last-try", Correct, E::Device, "only one try is left",
             "Check the PIN and confirm the last try; the station never takes it by itself."},
    FaultRow{PinLocked, "pin-locked", ChangeCard, E::Device, "the PIN is locked",
             "Unblock the card with its PUK, or void it and take a blank card."},
    FaultRow{PinPolicy, "pin-policy", Correct, E::Device, "the PIN does not fit the card's rules",
             "Choose a PIN of the length and characters that the card allows."},
    FaultRow{PrinterNotFound, "printer-not-found", FixDevice, E::Device, "the printer does not answer",
             "Switch the printer on and check its cable or network."},
    FaultRow{PrinterRefused, "printer-refused", FixDevice, E::Device, "the printer refuses the job",
             "Check paper size, kind of document and the printer's own display."},
    FaultRow{PrinterJammed, "printer-jammed", FixDevice, E::Device, "the printer stopped in the middle",
             "Clear the printer and continue; the sheet is printed again."},
    FaultRow{PrinterInterrupted, "printer-interrupted", FixDevice, E::Device, "printing was interrupted",
             "Destroy the sheets that came out and continue."},
    FaultRow{EnvelopeVoid, "envelope-void", Retry, E::Device, "the PIN envelope is void: destroy it",
             "Destroy the envelope with this serial; the PIN is replaced and a new envelope printed."},
    FaultRow{StockEmpty, "stock-empty", FixDevice, E::Device, "no blank card or envelope is left",
             "Receive new stock and enter it."},
    FaultRow{NotInStock, "not-in-stock", ChangeCard, E::Device, "this card or envelope is not in the stock",
             "Take one from the station's stock; a new box is received first."},

    FaultRow{CentralUnreachable, "central-unreachable", Wait, E::Central, "the central cannot be reached",
             "Continue with the next visit; everything is kept and sent when the network is back."},
    FaultRow{CentralSlow, "central-slow", Wait, E::Central, "the central did not answer in time",
             "Nothing is lost; the station asks again at the next synchronisation."},
    FaultRow{CentralUntrusted, "central-untrusted", CallSupport, E::Central, "this is not the trusted central",
             "Do not go on over this network; call the provider."},
    FaultRow{CentralGarbage, "central-garbage", CallSupport, E::Central, "the central's answer is invalid",
             "Try another network; if it happens again call support. Nothing is lost."},
    FaultRow{CentralRefused, "central-refused", CallSupport, E::Central, "the central refuses the request",
             "Call the provider and name the case."},
    FaultRow{ReceiptForged, "receipt-forged", CallSupport, E::Central, "the receipt is not the central's",
             "The package is kept. Call the provider before going on."},
    FaultRow{CertificateRejected, "certificate-rejected", CallSupport, E::Central,
             "the authority rejected the request", "See the reason; correct the case or end it."},
    FaultRow{CertificatePending, "certificate-pending", Wait, E::Central, "the authority has not decided yet",
             "The station asks again at the next synchronisation."},
    FaultRow{CertificateMismatch, "certificate-mismatch", CallSupport, E::Central,
             "the certificate is not for this card",
             "Do not hand the card over; call the provider so that it is revoked."},
    FaultRow{RevocationRefused, "revocation-refused", CallSupport, E::Central, "the certificate was not revoked",
             "Call the provider: the certificate is still valid. The case stays open until it is revoked."},
    FaultRow{MandateMissing, "mandate-missing", Synchronise, E::Refused, "this mobile station has no mandate",
             "Synchronise with the central, or bring its mandate here (rapoint sync mandate FILE)."},
    FaultRow{MandateEnded, "mandate-ended", Synchronise, E::Refused, "the mandate has expired",
             "Synchronise with the central for a new mandate. Cases that were begun continue."},
    FaultRow{MandateUsedUp, "mandate-used-up", Synchronise, E::Refused, "the mandate is used up",
             "Synchronise with the central for a new mandate. Cases that were begun continue."},
    FaultRow{MandateForged, "mandate-forged", CallSupport, E::Central, "the mandate is not genuine",
             "Ask the central for another one, and report where this one came from."},
    FaultRow{ModeNotAllowed, "mode-not-allowed", Synchronise, E::Refused, "this station may not work in this mode",
             "Ask the central for a mandate that names this mode. Cases that were begun continue."},
    FaultRow{
        StationSetBack, "station-set-back", CallSupport, E::Central, "the station's records were set back",
        "Stop work at this station, keep the disk as it is and call the security officer; the central accepts "
        "the station again with `rapoint-central accept-head`."},

    FaultRow{ProfileInvalid, "profile-invalid", CallSupport, E::Usage, "the provider's profile is invalid",
             "Run `rapoint profile check` and correct the line it names."},
    FaultRow{StepNotBuilt, "step-not-built", CallSupport, E::Other, "this station cannot do this step",
             "The case stays where it is; continue it at a station or on the central that has the step."},
    FaultRow{TemplateInvalid, "template-invalid", CallSupport, E::Usage, "the contract template is invalid",
             "Correct the line or the placeholder it names."},
    FaultRow{ConfigurationInvalid, "configuration-invalid", Correct, E::Usage, "the configuration is invalid",
             "Run `rapoint doctor` and correct what it names."},
    FaultRow{StationKeyMissing, "station-key-missing", FixDevice, E::Device, "the station's key is missing",
             "Insert the station's token; no case can be opened without it."},
    FaultRow{DataDirectoryBusy, "data-directory-busy", Wait, E::Other, "another program uses the data",
             "Close the other program or wait until it has ended."},
    FaultRow{DiskFull, "disk-full", FixDevice, E::Other, "the disk is full",
             "Make room and continue; what was confirmed is safe."},
    FaultRow{StorageFailed, "storage-failed", CallSupport, E::Other, "the station's storage failed",
             "Call support before anything else is done at this station."},
    FaultRow{MadeByNewerProgram, "made-by-newer-program", CallSupport, E::Other, "the data are of a newer program",
             "Install the newest version of the program; the data are whole and stay as they are."},
    FaultRow{JournalConflict, "journal-conflict", Retry, E::Other, "the case was changed elsewhere",
             "Open the case again and repeat the last step."},
    FaultRow{CaseNotFound, "case-not-found", Correct, E::Usage, "the case was not found",
             "Check the case's number."},
    FaultRow{CaseClosed, "case-closed", Remedy::Refuse, E::Usage, "the case is closed", "Begin a new case."},
    FaultRow{AuditBroken, "audit-broken", CallSupport, E::Other, "the audit log was changed",
             "Stop work at this station, keep the disk as it is and call the security officer."},
    FaultRow{ClockSetBack, "clock-set-back", FixDevice, E::Other, "the clock is wrong",
             "Set the clock. If it is right and was ahead before, two officers record that: `rapoint audit "
             "correct-clock`."},
    FaultRow{
        ClockAhead, "clock-ahead", FixDevice, E::Other, "the clock is far ahead of the last entry",
        "Set the clock. If it is right, synchronise with the central, or an officer confirms it: `rapoint audit "
        "confirm-clock`."},
    FaultRow{SealBroken, "seal-broken", CallSupport, E::Other, "a sealed item was changed",
             "Restore it from the exported copy, or call support."},
    FaultRow{MessageMalformed, "message-malformed", CallSupport, E::Other, "a message is malformed",
             "Get it again from its source; if it happens again, call support."},
    FaultRow{CryptoFailed, "crypto-failed", CallSupport, E::Other, "a cryptographic operation failed",
             "Repeat it once; then call support."},
    FaultRow{ProcessFailed, "process-failed", Retry, E::Other, "a helper program ended",
             "Repeat the step; nothing is lost."},
    FaultRow{Internal, "internal", CallSupport, E::Other, "internal error",
             "Keep the log and call support; the case can be resumed."},
};

constexpr bool rowsAreInOrder() {
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].code) != i)
            return false;
    return kRows.size() == static_cast<std::size_t>(kLastFaultCode) + 1;
}
static_assert(rowsAreInOrder(), "every FaultCode has exactly one row, in the order of the enumeration");

} // namespace

const FaultRow& rowOf(FaultCode code) {
    return kRows.at(static_cast<std::size_t>(code));
}

std::string_view nameOf(Remedy remedy) {
    switch (remedy) {
    case Retry:
        return "retry";
    case Correct:
        return "correct";
    case ChangeCard:
        return "change-card";
    case FixDevice:
        return "fix-device";
    case Wait:
        return "wait";
    case Synchronise:
        return "synchronise";
    case Remedy::Refuse:
        return "refuse";
    case CallSupport:
        return "call-support";
    }
    return "call-support";
}

std::string detailOf(const Fault& fault) {
    const std::string part = explain(fault.part);
    return fault.detail + (fault.detail.empty() || part.empty() ? "" : "; ") + part;
}

std::string explain(const Fault& fault) {
    const FaultRow& row = rowOf(fault.code);
    std::string words{row.name};
    words.append(": ").append(row.text);
    if (const std::string detail = detailOf(fault); !detail.empty())
        words.append(" (").append(detail).append(")");
    return words.append(". ").append(row.advice);
}

} // namespace rapoint
