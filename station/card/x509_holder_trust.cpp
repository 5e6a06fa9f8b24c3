#include "station/card/x509_holder_trust.h"

#include "station/card/certificate_subject.h"
#include "station/card/openssl_handles.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>

namespace rapoint::card {

namespace {

using CertificateStore = OpensslHandle<X509_STORE, &X509_STORE_free>;
using StoreCheck = OpensslHandle<X509_STORE_CTX, &X509_STORE_CTX_free>;

/// 112 bits: no SHA-1 signature, no RSA key below 2048 bits.
constexpr int kSecurityLevel = 2;

void releaseStack(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}
using OwnedCertificates = OpensslHandle<STACK_OF(X509), &releaseStack>;

Result<Instant> instantOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        ERR_clear_error();
        return failure(FaultCode::MessageMalformed, "a certificate's time cannot be read");
    }
    using namespace std::chrono;
    const year_month_day day{year{parts.tm_year + 1900}, month{static_cast<unsigned>(parts.tm_mon) + 1},
                             std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    return Instant{sys_days{day} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec}};
}

Result<OwnedCertificates> readAll(const std::vector<Bytes>& ders) {
    OwnedCertificates all{sk_X509_new_null()};
    for (const Bytes& der : ders) {
        auto parsed = certificateFromDer(der);
        if (!parsed)
            return failure(FaultCode::ConfigurationInvalid, "an authority's certificate is not DER");
        if (!all || sk_X509_push(all.get(), parsed->get()) == 0)
            return cryptoFailure("authorities");
        static_cast<void>(parsed->release()); // the stack's
    }
    return all;
}

/// Whether each authority of the chain, which begins with the holder's certificate, is valid at that time.
Result<bool> validAbove(const STACK_OF(X509) * chain, Instant at) {
    for (int i = 1; i < sk_X509_num(chain); ++i) {
        const X509* const authority = sk_X509_value(chain, i);
        RAPOINT_TRY(const Instant from, instantOf(X509_get0_notBefore(authority)));
        RAPOINT_TRY(const Instant until, instantOf(X509_get0_notAfter(authority)));
        if (at < from || at > until)
            return false;
    }
    return true;
}

Result<bool> isIssuedUnder(const std::vector<Bytes>& ders, X509* certificate, Instant at) {
    if (ders.empty())
        return failure(FaultCode::ConfigurationInvalid,
                       "the station has no authority to judge a holder's card by");
    RAPOINT_TRY(const OwnedCertificates authorities, readAll(ders));
    X509* const root = sk_X509_value(authorities.get(), sk_X509_num(authorities.get()) - 1);
    const CertificateStore store{X509_STORE_new()};
    const StoreCheck check{X509_STORE_CTX_new()};
    if (!store || !check || X509_STORE_add_cert(store.get(), root) != 1 ||
        X509_STORE_CTX_init(check.get(), store.get(), certificate, authorities.get()) != 1)
        return cryptoFailure("judging a certificate");
    // The time is the caller's, not this machine's, and the holder's own is judged by whoever asked.
    X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
    const bool holds = X509_verify_cert(check.get()) == 1;
    ERR_clear_error();
    const STACK_OF(X509)* const chain = X509_STORE_CTX_get0_chain(check.get());
    // Whoever else the root lets issue, officers' authority for one, certifies no holders.
    if (!holds || sk_X509_num(chain) < 2 ||
        X509_cmp(sk_X509_value(chain, 1), sk_X509_value(authorities.get(), 0)) != 0)
        return false;
    return validAbove(chain, at);
}

/// The extension has to be there: without it RFC 5280 lets a key do everything, ETSI EN 319 412-2 §4.3.2 does not.
bool isForSignatures(X509* certificate) {
    const bool says = (X509_get_extension_flags(certificate) & EXFLAG_KUSAGE) != 0;
    const bool signs = (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
    return says && signs && X509_check_ca(certificate) == 0;
}

} // namespace

Result<HolderCertificate> X509HolderTrust::examine(ByteView certificate, Instant at) const {
    RAPOINT_TRY(const X509Certificate parsed, certificateFromDer(certificate));
    HolderCertificate held;
    RAPOINT_TRY(held.subject, subjectOfCertificate(certificate));
    RAPOINT_TRY(held.validFrom, instantOf(X509_get0_notBefore(parsed.get())));
    RAPOINT_TRY(held.validUntil, instantOf(X509_get0_notAfter(parsed.get())));
    RAPOINT_TRY(held.ofTrustedAuthority, isIssuedUnder(m_authorities, parsed.get(), at));
    held.forSignatures = isForSignatures(parsed.get());
    return held;
}

} // namespace rapoint::card
