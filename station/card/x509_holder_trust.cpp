#include "station/card/x509_holder_trust.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/certificate_trust.h"
#include "station/crypto/issued_certificate.h"
#include "station/crypto/openssl_der.h"

namespace rapoint::card {

namespace {

Result<Certificates> authoritiesIn(const std::vector<Bytes>& ders) {
    if (ders.empty())
        return failure(FaultCode::ConfigurationInvalid,
                       "the station has no authority to judge a holder's card by");
    Result<Certificates> authorities = certificatesFromDer(ders);
    if (!authorities)
        return failure(FaultCode::ConfigurationInvalid, "an authority's certificate is not DER");
    return authorities;
}

Result<bool> isIssuedUnder(const std::vector<Bytes>& ders, X509& certificate, Instant at) {
    RAPOINT_TRY(const Certificates authorities, authoritiesIn(ders));
    RAPOINT_TRY(const auto chain, chainAbove(certificate, authorities, at));
    return chain.has_value();
}

} // namespace

Result<HolderCertificate> X509HolderTrust::examine(ByteView certificate, Instant at) const {
    RAPOINT_TRY(const Certificate parsed, certificateFromDer(certificate));
    RAPOINT_TRY(const Validity validity, validityOf(*parsed));
    HolderCertificate held;
    held.validFrom = validity.from;
    held.validUntil = validity.until;
    RAPOINT_TRY(held.subject, subjectOfCertificate(certificate));
    RAPOINT_TRY(held.ofTrustedAuthority, isIssuedUnder(m_authorities, *parsed, at));
    held.forSignatures = isForSignatures(*parsed);
    return held;
}

Result<> X509HolderTrust::checkIssued(ByteView certificate, const Subject& asked, Instant at) const {
    RAPOINT_TRY(const Certificate parsed, certificateFromDer(certificate));
    RAPOINT_TRY(const Certificates authorities, authoritiesIn(m_authorities));
    RAPOINT_CHECK(rapoint::checkIssued(*parsed, asked, authorities, at));
    return {};
}

} // namespace rapoint::card
