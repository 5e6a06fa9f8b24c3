#include "tests/support/software_keys.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace rapoint::test {

namespace {

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

void require(bool ok) {
    if (!ok)
        throw std::runtime_error{"the test's own cryptography failed"};
}

Bytes selfSigned(EVP_PKEY* key, const std::string& commonName) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), &X509_free};
    require(certificate != nullptr);
    X509* const x = certificate.get();
    require(X509_set_version(x, X509_VERSION_3) == 1);
    require(ASN1_INTEGER_set(X509_get_serialNumber(x), 1) == 1);
    // Fixed validity, wide enough for every clock that a test sets.
    require(ASN1_TIME_set_string(X509_getm_notBefore(x), "20000101000000Z") == 1);
    require(ASN1_TIME_set_string(X509_getm_notAfter(x), "20491231235959Z") == 1);
    X509_NAME* const name = X509_get_subject_name(x);
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(commonName.data()),
                                       static_cast<int>(commonName.size()), -1, 0) == 1);
    require(X509_set_issuer_name(x, name) == 1);
    require(X509_set_pubkey(x, key) == 1);
    require(X509_sign(x, key, EVP_sha256()) > 0);
    Bytes der(static_cast<std::size_t>(i2d_X509(x, nullptr)));
    unsigned char* out = der.data();
    require(i2d_X509(x, &out) > 0);
    return der;
}

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Cipher cipherFor(const Secret& key, const unsigned char* nonce, int encrypt) {
    Cipher cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    require(EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), nonce, encrypt) == 1);
    return cipher;
}

} // namespace

SoftwareSigningKey::SoftwareSigningKey(const std::string& commonName, Kind kind)
    : m_key{kind == Kind::P256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048), &EVP_PKEY_free} {
    require(m_key != nullptr);
    m_certificate = selfSigned(m_key.get(), commonName);
}

Result<Bytes> SoftwareSigningKey::sign(const Digest& digest) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new(m_key.get(), nullptr), &EVP_PKEY_CTX_free};
    std::size_t size = 0;
    const ByteView value = digest.bytes();
    if (EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) != 1 ||
        EVP_PKEY_sign(context.get(), nullptr, &size, value.data(), value.size()) != 1)
        return failure(FaultCode::CryptoFailed, "software key");
    Bytes signature(size);
    if (EVP_PKEY_sign(context.get(), signature.data(), &size, value.data(), value.size()) != 1)
        return failure(FaultCode::CryptoFailed, "software key");
    signature.resize(size);
    return signature;
}

MemoryStationKey::MemoryStationKey()
    : m_key{32} {
    require(RAND_bytes(m_key.writable().data(), static_cast<int>(m_key.size())) == 1);
}

Result<Bytes> MemoryStationKey::wrap(const Secret& secret) {
    Bytes wrapped(kNonceSize + secret.size() + kTagSize);
    require(RAND_bytes(wrapped.data(), kNonceSize) == 1);
    const Cipher cipher = cipherFor(m_key, wrapped.data(), 1);
    int size = 0;
    require(EVP_CipherUpdate(cipher.get(), wrapped.data() + kNonceSize, &size, secret.bytes().data(),
                             static_cast<int>(secret.size())) == 1);
    require(EVP_CipherFinal_ex(cipher.get(), wrapped.data() + kNonceSize + size, &size) == 1);
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize,
                                wrapped.data() + kNonceSize + secret.size()) == 1);
    return wrapped;
}

Result<Secret> MemoryStationKey::unwrap(ByteView wrapped) {
    ++m_unwrapped;
    if (!m_present)
        return failure(FaultCode::StationKeyMissing, "the test took it away");
    if (wrapped.size() < kNonceSize + kTagSize)
        return failure(FaultCode::SealBroken, "wrapped key");
    Secret secret{wrapped.size() - kNonceSize - kTagSize};
    const Cipher cipher = cipherFor(m_key, wrapped.data(), 0);
    std::array<unsigned char, kTagSize> tag{};
    std::copy(wrapped.end() - kTagSize, wrapped.end(), tag.begin());
    int size = 0;
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1);
    require(EVP_CipherUpdate(cipher.get(), secret.writable().data(), &size, wrapped.data() + kNonceSize,
                             static_cast<int>(secret.size())) == 1);
    if (EVP_CipherFinal_ex(cipher.get(), secret.writable().data() + size, &size) != 1)
        return failure(FaultCode::SealBroken, "wrapped key");
    return secret;
}

} // namespace rapoint::test
