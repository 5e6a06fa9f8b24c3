#include "station/crypto/pem_or_der.h"

#include "station/crypto/openssl_der.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <string>
#include <string_view>

namespace rapoint {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; // some editors put it before the first line
constexpr std::string_view kBlock = "-----BEGIN ";

/// One kind of object: how OpenSSL decodes it, and the label of its PEM blocks with those that OpenSSL counts as
/// the same.
struct CertificateKind {
    using Object = Certificate;
    static constexpr const char* kLabel = PEM_STRING_X509;
    static X509* decode(const unsigned char** at, long size) { return d2i_X509(nullptr, at, size); }
};
struct RequestKind {
    using Object = CertificateRequest;
    static constexpr const char* kLabel = PEM_STRING_X509_REQ;
    static X509_REQ* decode(const unsigned char** at, long size) { return d2i_X509_REQ(nullptr, at, size); }
};
struct KeyKind {
    using Object = EvpPkey;
    static constexpr const char* kLabel = PEM_STRING_EVP_PKEY;
    static EVP_PKEY* decode(const unsigned char** at, long size) { return d2i_AutoPrivateKey(nullptr, at, size); }
};

/// Without it OpenSSL asks at the terminal.
int noPassword(char*, int, int, void*) {
    return -1;
}

tl::unexpected<Fault> malformed(std::string what) {
    ERR_clear_error();
    return failure(FaultCode::MessageMalformed, std::move(what));
}

/// The object that is all of these bytes, else nothing.
template <class Kind>
typename Kind::Object decoded(ByteView der) {
    const unsigned char* at = der.data();
    typename Kind::Object object{Kind::decode(&at, static_cast<long>(der.size()))};
    if (object && at != der.data() + der.size())
        object.reset();
    return object;
}

/// The objects of the kind in a PEM text, from the first block to the last.
template <class Kind>
Result<std::vector<typename Kind::Object>> inPem(std::string_view text, const std::string& kind) {
    const Bio pem = readingBio(bytesOf(text));
    std::vector<typename Kind::Object> found;
    unsigned char* data = nullptr;
    long size = 0;
    ERR_clear_error();
    while (PEM_bytes_read_bio_secmem(&data, &size, nullptr, Kind::kLabel, pem.get(), noPassword, nullptr) == 1) {
        auto object = decoded<Kind>({data, static_cast<std::size_t>(size)});
        OPENSSL_secure_clear_free(data, static_cast<std::size_t>(size));
        if (!object)
            return malformed(kind + ": a block of the PEM cannot be read");
        found.push_back(std::move(object));
    }
    // What ends a sound text is that no further block begins.
    if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE)
        return malformed(kind + ": a block of the PEM cannot be read");
    ERR_clear_error();
    return found;
}

template <class Kind>
bool hasOneIn(ByteView content) {
    if (decoded<Kind>(content))
        return true;
    const auto found = inPem<Kind>(textOf(content), {});
    return found && !found->empty();
}

/// Whoever took the wrong file is told which kind it is; else what is wrong with it.
tl::unexpected<Fault> notOf(const std::string& kind, ByteView content, const char* wrong) {
    const char* other = hasOneIn<CertificateKind>(content) ? "this is a certificate"
                        : hasOneIn<RequestKind>(content)   ? "this is a certification request"
                        : hasOneIn<KeyKind>(content)       ? "this is a private key"
                                                           : wrong;
    return malformed(kind + ": " + other);
}

/// All objects of the kind, at least one.
template <class Kind>
Result<std::vector<typename Kind::Object>> allIn(ByteView content, const std::string& kind) {
    if (content.empty())
        return malformed(kind + ": there is no content");
    if (content.size() > kMaxPemOrDer)
        return malformed(kind + ": larger than " + std::to_string(kMaxPemOrDer / 1024) + " KiB");
    if (auto object = decoded<Kind>(content)) {
        std::vector<typename Kind::Object> only;
        only.push_back(std::move(object));
        return only;
    }
    std::string_view text = textOf(content);
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    if (text.find(kBlock) == std::string_view::npos)
        return notOf(kind, content, "neither PEM nor DER");
    RAPOINT_TRY(auto found, inPem<Kind>(text, kind));
    if (found.empty())
        return notOf(kind, content, "no block of the PEM is one");
    return found;
}

template <class Kind>
Result<typename Kind::Object> onlyIn(ByteView content, const std::string& kind) {
    RAPOINT_TRY(auto found, allIn<Kind>(content, kind));
    if (found.size() != 1)
        return malformed(kind + ": the PEM has " + std::to_string(found.size()) + ", one is wanted");
    return std::move(found.front());
}

} // namespace

Result<Certificate> certificateFrom(ByteView pemOrDer) {
    return onlyIn<CertificateKind>(pemOrDer, "certificate");
}

Result<std::vector<Bytes>> certificatesFrom(ByteView pemOrDer) {
    RAPOINT_TRY(const auto found, allIn<CertificateKind>(pemOrDer, "certificate"));
    std::vector<Bytes> ders;
    for (const Certificate& certificate : found) {
        RAPOINT_TRY(Bytes der, toDer(certificate.get()));
        ders.push_back(std::move(der));
    }
    return ders;
}

Result<CertificateRequest> requestFrom(ByteView pemOrDer) {
    RAPOINT_TRY(CertificateRequest request, onlyIn<RequestKind>(pemOrDer, "certification request"));
    RAPOINT_CHECK(checkRequest(*request));
    return request;
}

Result<EvpPkey> privateKeyFrom(ByteView pemOrDer) {
    return onlyIn<KeyKind>(pemOrDer, "private key");
}

} // namespace rapoint
