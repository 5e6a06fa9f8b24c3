#include "station/card/certificate_subject.h"

#include "station/card/openssl_handles.h"
#include "station/identity/country_code.h"
#include "station/identity/national_number.h"

#include <openssl/objects.h>

#include <algorithm>

namespace rapoint::card {

namespace {

/// UTF-8 of a string of whatever ASN.1 type.
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

} // namespace

Result<Subject> subjectOfCertificate(ByteView certificate) {
    RAPOINT_TRY(const X509Certificate parsed, certificateFromDer(certificate));
    const X509_NAME* const name = X509_get_subject_name(parsed.get());
    Subject subject;
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
        const char* const type = OBJ_nid2sn(OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)));
        RAPOINT_TRY(std::string value, utf8Of(X509_NAME_ENTRY_get_data(entry)));
        subject.push_back({type != nullptr ? type : "", std::move(value)});
    }
    return subject;
}

PinOwner ownerNamedBy(const Subject& subject) {
    constexpr std::string_view kPersonal = "PNO";
    constexpr std::size_t kPrefix = 6; // "PNOPL-"
    const auto serial = std::ranges::find(subject, "serialNumber", &SubjectAttribute::type);
    if (serial == subject.end() || !serial->value.starts_with(kPersonal) || serial->value.size() <= kPrefix ||
        serial->value[kPrefix - 1] != '-')
        return {};
    PinOwner owner;
    owner.nationalNumber = serial->value.substr(kPrefix);
    if (const auto country = alpha3Of(serial->value.substr(kPersonal.size(), 2)))
        owner.birthDate = checkNumber({*country, owner.nationalNumber}).birthDate;
    return owner;
}

} // namespace rapoint::card
