#include "station/app/certificate_name.h"

#include <openssl/x509.h>

#include <memory>

namespace rapoint::app {

Result<std::string> commonNameOf(ByteView certificate) {
    const unsigned char* at = certificate.data();
    const std::unique_ptr<X509, decltype(&X509_free)> parsed{
        d2i_X509(nullptr, &at, static_cast<long>(certificate.size())), &X509_free};
    const int index =
        parsed ? X509_NAME_get_index_by_NID(X509_get_subject_name(parsed.get()), NID_commonName, -1) : -1;
    if (index < 0)
        return failure(FaultCode::MessageMalformed, "a certificate without a common name");
    unsigned char* text = nullptr;
    const int length = ASN1_STRING_to_UTF8(
        &text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(X509_get_subject_name(parsed.get()), index)));
    if (length < 0)
        return failure(FaultCode::MessageMalformed, "a common name that is no text");
    std::string name{reinterpret_cast<char*>(text), static_cast<std::size_t>(length)};
    OPENSSL_free(text);
    return name;
}

} // namespace rapoint::app
