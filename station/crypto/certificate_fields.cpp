#include "station/crypto/certificate_fields.h"

#include "station/crypto/openssl_der.h"

#include <openssl/err.h>
#include <openssl/objects.h>

#include <ctime>

namespace rapoint {

namespace {

int encodeName(const X509_NAME* name, unsigned char** out) {
    return i2d_X509_NAME(name, out);
}

} // namespace

Result<Instant> instantOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        ERR_clear_error();
        return failure(FaultCode::MessageMalformed, "a time cannot be read");
    }
    using namespace std::chrono;
    const year_month_day day{year{parts.tm_year + 1900}, month{static_cast<unsigned>(parts.tm_mon) + 1},
                             std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    return Instant{sys_days{day} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec}};
}

Result<Validity> validityOf(const X509& certificate) {
    Validity validity;
    RAPOINT_TRY(validity.from, instantOf(X509_get0_notBefore(&certificate)));
    RAPOINT_TRY(validity.until, instantOf(X509_get0_notAfter(&certificate)));
    return validity;
}

Result<std::string> utf8Of(const ASN1_STRING* value) {
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, value);
    if (size < 0) {
        ERR_clear_error();
        return failure(FaultCode::MessageMalformed, "a value in a certificate's subject is no text");
    }
    std::string result{reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
    OPENSSL_free(text);
    return result;
}

Result<Subject> attributesOf(const X509_NAME& name) {
    Subject subject;
    for (int i = 0; i < X509_NAME_entry_count(&name); ++i) {
        const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(&name, i);
        const char* const type = OBJ_nid2sn(OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)));
        RAPOINT_TRY(std::string value, utf8Of(X509_NAME_ENTRY_get_data(entry)));
        subject.push_back({type != nullptr ? type : "", std::move(value)});
    }
    return subject;
}

Result<Subject> subjectOfCertificate(ByteView certificate) {
    RAPOINT_TRY(const Certificate parsed, certificateFromDer(certificate));
    return attributesOf(*X509_get_subject_name(parsed.get()));
}

Bytes subjectDer(const X509& certificate) {
    return derOf(X509_get_subject_name(&certificate), encodeName);
}

Bytes issuerDer(const X509& certificate) {
    return derOf(X509_get_issuer_name(&certificate), encodeName);
}

Bytes serialNumberDer(const X509& certificate) {
    return derOf(X509_get0_serialNumber(&certificate), i2d_ASN1_INTEGER);
}

bool certifies(const X509& certificate, const EVP_PKEY& key) {
    const bool same = EVP_PKEY_eq(&key, X509_get0_pubkey(&certificate)) == 1;
    ERR_clear_error();
    return same;
}

bool isForSignatures(X509& certificate) {
    const std::uint32_t flags = X509_get_extension_flags(&certificate);
    const bool says = (flags & EXFLAG_KUSAGE) != 0;
    const bool signs = (X509_get_key_usage(&certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
    // X509_check_ca() takes no authority for one whose key usage does not let it sign certificates.
    return says && signs && (flags & EXFLAG_CA) == 0 && X509_check_ca(&certificate) == 0;
}

bool hasExtendedUsage(X509* certificate, const char* objectId) {
    auto* usages =
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr));
    ASN1_OBJECT* wanted = OBJ_txt2obj(objectId, 1);
    bool found = false;
    for (int i = 0; i < sk_ASN1_OBJECT_num(usages); ++i)
        found = found || OBJ_cmp(sk_ASN1_OBJECT_value(usages, i), wanted) == 0;
    ASN1_OBJECT_free(wanted);
    EXTENDED_KEY_USAGE_free(usages);
    return found;
}

} // namespace rapoint
