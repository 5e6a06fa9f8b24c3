#include "sync/central/pki/certificate_revocation.h"

#include "station/crypto/openssl_der.h"

namespace rapoint::sync {

Result<RevocationOutcome> revokeCertificate(const CaseId& id, const X509_NAME* issuer, const ASN1_INTEGER* serial,
                                            IssuedCertificates& issued, const Clock& clock,
                                            const std::function<Result<>()>& before) {
    RAPOINT_TRY(const std::vector<IssuedCertificate> ofCase, issued.ofCase(id));
    for (const IssuedCertificate& candidate : ofCase) {
        RAPOINT_TRY(const Certificate certificate, certificateFromDer(candidate.certificate));
        if (ASN1_INTEGER_cmp(X509_get0_serialNumber(certificate.get()), serial) != 0 ||
            X509_NAME_cmp(X509_get_issuer_name(certificate.get()), issuer) != 0)
            continue;
        if (candidate.revokedAt)
            return RevocationOutcome::RevokedBefore;
        RAPOINT_TRY(const Bytes publicKey, publicKeyDer(X509_get0_pubkey(certificate.get())));
        RAPOINT_CHECK(before());
        RAPOINT_CHECK(issued.revoke(Digest::of(publicKey), clock.now()));
        return RevocationOutcome::Revoked;
    }
    return RevocationOutcome::NotOfThisCase;
}

} // namespace rapoint::sync
