#pragma once

#include "station/base/fault_part.h"

#include <string>
#include <string_view>

namespace rapoint {

/// Everything that can stop a port, a step or a parser. A refused applicant is not a fault but an outcome of the
/// journey. Each code has one row in fault.cpp with its remedy.
enum class FaultCode {
    // what the person at the desk can put right
    ImageUnreadable,
    ImageTooLarge,
    PictureBelowMinimum,
    MrzNotFound,
    MrzCheckDigitWrong,
    MrzUncertain,
    InputMissing,
    InputInvalid,
    CodeWrong,
    CodeExpired,
    VisitNotFound,
    VisitListEmpty,
    ApproverIsCreator,
    NotAllowed,
    // devices
    CameraNotFound,
    CameraFailed,
    CardModuleFailed,
    CardNotFound,
    CardRemoved,
    CardNotBlank,
    CardOfAnotherCase,
    SignerSomebodyElse,
    SignerNotValidNow,
    SignerUnknownAuthority,
    SignerNotForSigning,
    CardKeyExtractable,
    CardKeyMismatch,
    CardMechanismMissing,
    PinWrong,
    PinLastTry,
    PinLocked,
    PinPolicy,
    PrinterNotFound,
    PrinterRefused,
    PrinterJammed,
    PrinterInterrupted,
    EnvelopeVoid,
    StockEmpty,
    NotInStock,
    // the central
    CentralUnreachable,
    CentralSlow,
    CentralUntrusted,
    CentralGarbage,
    CentralRefused,
    ReceiptForged,
    CertificateRejected,
    CertificatePending,
    CertificateMismatch,
    RevocationRefused,
    MandateMissing,
    MandateEnded,
    MandateUsedUp,
    MandateForged,
    ModeNotAllowed,
    StationSetBack,
    // the station itself
    ProfileInvalid,
    StepNotBuilt,
    TemplateInvalid,
    ConfigurationInvalid,
    StationKeyMissing,
    DataDirectoryBusy,
    DiskFull,
    StorageFailed,
    MadeByNewerProgram,
    JournalConflict,
    CaseNotFound,
    CaseClosed,
    AuditBroken,
    ClockSetBack,
    ClockAhead,
    SealBroken,
    MessageMalformed,
    CryptoFailed,
    ProcessFailed,
    Internal,
};

/// The last row's code, for tests that walk over all of them.
inline constexpr FaultCode kLastFaultCode = FaultCode::Internal;

/// The class of remedy before another try.
enum class Remedy { Retry, Correct, ChangeCard, FixDevice, Wait, Synchronise, Refuse, CallSupport };

/// The exit status of a command that ended with the fault.
enum class ExitStatus { Done = 0, Other = 1, Usage = 2, Refused = 3, Device = 4, Central = 5 };

/// One row of the fault table.
struct FaultRow {
    FaultCode code;
    std::string_view name; ///< stable, kebab-case: the text key of catalogues and the anchor in the manual
    Remedy remedy;
    ExitStatus exitStatus;
    std::string_view text;   ///< English: what happened
    std::string_view advice; ///< English: what to do now
};

/// Why something could not be done. `detail` is English for the operator and the log: it never holds personal data
/// or secrets, and nothing is decided by it. What is decided by is the code and the part.
struct Fault {
    FaultCode code = FaultCode::Internal;
    std::string detail{};
    FaultPart part{};
};

const FaultRow& rowOf(FaultCode code);
std::string_view nameOf(Remedy remedy);

/// Detail and part in English: "the PUK; no try left". Empty where the fault has neither.
std::string detailOf(const Fault& fault);

/// "mrz-not-found: no machine-readable zone was found (2 images). Hold the document flat …"
std::string explain(const Fault& fault);

} // namespace rapoint
