#include "station/card/certificate_download.h"

#include "station/card/token_certificate.h"

#include <algorithm>

namespace rapoint::card {

Result<std::string> installCertificate(CardWriter& cards, const std::string& serial, const Secret& pin,
                                       const FetchedCertificate& fetched, const HolderTrust& trust, Instant now) {
    const ByteView certificate = fetched.certificate;
    RAPOINT_CHECK(trust.checkIssued(certificate, fetched.asked, now));
    RAPOINT_TRY(const std::vector<CardKey> keys, cards.keys(serial, pin));
    for (const CardKey& key : keys) {
        if (!checkCertificateFor(key, certificate))
            continue;
        RAPOINT_CHECK(cards.writeCertificate(serial, pin, key.id, certificate, fetched.chain));
        RAPOINT_TRY(const std::optional<Bytes> back, cards.readCertificate(serial, key.id));
        if (!back || !std::ranges::equal(*back, certificate))
            return failure(FaultCode::CertificateMismatch, "the card gives another certificate back");
        return key.id;
    }
    return failure(FaultCode::CardKeyMismatch,
                   "the certificate fits no key of the card's " + std::to_string(keys.size()));
}

} // namespace rapoint::card
