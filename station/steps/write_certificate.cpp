#include "station/base/digest.h"
#include "station/steps/steps.h"
#include "station/steps/transport_pin.h"

namespace rapoint {

Result<StepTurn> writeCertificate(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    const CardState& card = run.state.card;
    if (!run.state.certificate)
        return failure(FaultCode::ProfileInvalid, "write-certificate comes before issue-certificate");
    RAPOINT_TRY(const Bytes certificate, fromBase64(run.state.certificate->certificate));
    std::vector<Bytes> chain;
    for (const std::string& link : run.state.certificate->chain) {
        RAPOINT_TRY(Bytes der, fromBase64(link));
        chain.push_back(std::move(der));
    }
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    RAPOINT_CHECK(run.ports.cards.writeCertificate(card.serial, pin, card.keyId, certificate, chain));
    RAPOINT_TRY(const std::optional<Bytes> back, run.ports.cards.readCertificate(card.serial, card.keyId));
    if (!back || *back != certificate)
        return failure(FaultCode::CertificateMismatch, "the card gives another certificate back");
    return done({CertificateWritten{card.serial, card.keyId}});
}

} // namespace rapoint
