#include "station/card/certificate_download.h"

#include "station/card/token_certificate.h"

#include <algorithm>

namespace rapoint::card {

Result<std::string> installCertificate(CardWriter& cards, const std::string& serial, const Secret& pin,
                                       ByteView certificate, const std::vector<Bytes>& chain) {
    RAPOINT_TRY(const std::vector<CardKey> keys, cards.keys(serial, pin));
    for (const CardKey& key : keys) {
        const Result<> fits = checkCertificateFor(key, certificate);
        if (!fits && fits.error().code == FaultCode::MessageMalformed)
            return tl::make_unexpected(fits.error());
        if (!fits)
            continue;
        RAPOINT_CHECK(cards.writeCertificate(serial, pin, key.id, certificate, chain));
        RAPOINT_TRY(const std::optional<Bytes> back, cards.readCertificate(serial, key.id));
        if (!back || !std::ranges::equal(*back, certificate))
            return failure(FaultCode::CertificateMismatch, "the card gives another certificate back");
        return key.id;
    }
    return failure(FaultCode::CardKeyMismatch,
                   "the certificate fits no key of the card's " + std::to_string(keys.size()));
}

} // namespace rapoint::card
