#pragma once

#include "station/steps/step.h"

#include <array>
#include <string_view>

namespace rapoint {

// One function per word of the vocabulary that is built, each in a file named after the word, and below them the
// table that binds them.

/// Asks the applicant for a consent, or shows the notice about personal data; a no is a way to go on too.
Result<StepTurn> recordConsent(const StepRun& run);
/// Finds the applicant on the visit list by reference, typed or as a QR code, or begins a walk-in.
Result<StepTurn> prefillApplicant(const StepRun& run);
/// Takes a picture of each page of the identity document and keeps it bit for bit; one below the profile's minimum
/// is taken again, or kept for a reason. Pages can be taken again, moved and removed until all are there.
Result<StepTurn> captureDocument(const StepRun& run);
/// Reads the machine-readable zone of the kept picture; only a reading that its check digits carry is taken. After
/// as many pictures as the profile lets, the case is deferred.
Result<StepTurn> readMrz(const StepRun& run);
/// Holds application and document against each other until nothing blocking differs and the inspector confirms.
Result<StepTurn> compareWithDocument(const StepRun& run);
/// Photographs the person and has an officer compare that with the portrait in the document; who is another one is
/// refused.
Result<StepTurn> compareFace(const StepRun& run);
/// Asks for security features, one of them picked by chance (ETSI TS 119 461 VAL-8.3.3-07X, -07B).
Result<StepTurn> checkFeatures(const StepRun& run);
/// Records how the service was paid, by a way that the profile allows.
Result<StepTurn> recordPayment(const StepRun& run);
/// Lays out the contract, keeps it, and prints the copies.
Result<StepTurn> printContract(const StepRun& run);
/// Has the contract signed in one of the ways that the profile allows: in ink, and its last page scanned back (the
/// QR code has to name this case); with a pen on the screen, the strokes drawn in and kept; with a one-time code
/// that the central sends and says came back; or with the key of the certificate that was issued in this case. A
/// contract signed in another way than in ink is a PDF that the officer signs too.
Result<StepTurn> signContract(const StepRun& run);
/// A second officer signs the case as it stands.
Result<StepTurn> approveCase(const StepRun& run);
/// Makes a blank card the applicant's: transport PIN, key pair on the card, proof, request, inactive state.
Result<StepTurn> personaliseCard(const StepRun& run);
/// Prints the face of the card with the picture that was taken of the holder, and has the officer look at it: one
/// that came out badly is spoiled, and another card takes its place. After a fault or a crash nobody but the
/// officer knows what is on the card; it is printed again only where nothing is.
Result<StepTurn> printCardFace(const StepRun& run);
/// Gives the transport PIN on its way to the holder; an envelope whose printing is in doubt is void.
Result<StepTurn> deliverPin(const StepRun& run);
/// Prints the receipt, where the profile asks for one, and records card and envelope as handed over.
Result<StepTurn> handOver(const StepRun& run);
/// Seals everything into the package for the central.
Result<StepTurn> sealPackage(const StepRun& run);
/// Brings the package to the central; only a verified receipt lets the station drop its copy.
Result<StepTurn> deliverPackage(const StepRun& run);
/// Gets the certificate from the certification authority and checks that it is for this key and this applicant.
Result<StepTurn> issueCertificate(const StepRun& run);
/// Writes the certificate onto the card of this case, reads it back and matches it.
Result<StepTurn> writeCertificate(const StepRun& run);
/// Has the certificate of a case that was refused after it was asked for revoked at its authority; waits for the
/// authority's answer where the request is still open. Nothing to do where nothing was asked for.
Result<StepTurn> revokeCertificate(const StepRun& run);
/// Where a deferred case waits until the inspector goes on with it or refuses.
Result<StepTurn> awaitClarification(const StepRun& run);
/// Refuses the case for the reason that the profile gives: nobody did in time what was needed.
Result<StepTurn> refuseCase(const StepRun& run);
/// Ends the case; with it the station forgets everything personal.
Result<StepTurn> closeCase(const StepRun& run);

/// The function of a word of the vocabulary.
struct StepBinding {
    std::string_view word;
    Step step;
};
inline constexpr std::array kSteps = std::to_array<StepBinding>({
    {"compare-face", &compareFace},
    {"record-consent", &recordConsent},
    {"prefill-applicant", &prefillApplicant},
    {"capture-document", &captureDocument},
    {"read-mrz", &readMrz},
    {"compare-data", &compareWithDocument},
    {"check-features", &checkFeatures},
    {"record-payment", &recordPayment},
    {"print-contract", &printContract},
    {"sign-contract", &signContract},
    {"approve-case", &approveCase},
    {"personalise-card", &personaliseCard},
    {"print-card-face", &printCardFace},
    {"deliver-pin", &deliverPin},
    {"hand-over", &handOver},
    {"seal-package", &sealPackage},
    {"deliver-package", &deliverPackage},
    {"issue-certificate", &issueCertificate},
    {"write-certificate", &writeCertificate},
    {"revoke-certificate", &revokeCertificate},
    {"await-clarification", &awaitClarification},
    {"refuse-case", &refuseCase},
    {"close-case", &closeCase},
});

/// The fact that the authority issued this.
CertificateReceived receivedFact(const CertificateIssued& issued);
/// The fault of an answer that the authority has not got yet.
Fault pendingFault(const CertificateWaiting& waiting);

} // namespace rapoint
