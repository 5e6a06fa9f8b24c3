#include "station/card/token_signature.h"

#include "station/card/pkcs11_error.h"
#include "station/crypto/public_key.h"

#include <algorithm>
#include <array>

namespace rapoint::card {

namespace {

constexpr std::size_t kMaxSignatureLength = 512;

/// DigestInfo of SHA-256 before the hash value (RFC 8017 §9.2 note 1).
constexpr std::array<std::uint8_t, 19> kSha256Info{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                   0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

Result<Bytes> ecdsaDer(ByteView plain) {
    Bytes der = ecdsaSignatureDer(plain);
    if (der.empty())
        return failure(FaultCode::CardModuleFailed, "C_Sign: an ECDSA signature of an impossible length");
    return der;
}

Result<> presentPinAgain(Pkcs11Session& session, const Secret& pin) {
    auto* bytes = const_cast<CK_UTF8CHAR*>(pin.bytes().data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return checked(session.api().C_Login(session.handle(), CKU_CONTEXT_SPECIFIC, bytes, pin.size()), "C_Login");
}

} // namespace

Result<Bytes> signHash(Pkcs11Session& session, const TokenKey& key, ByteView hash, const Secret* pin) {
    const bool ec = key.key.type == KeyType::EcP256 || key.key.type == KeyType::EcP384;
    Bytes input{hash.begin(), hash.end()};
    if (!ec)
        input.insert(input.begin(), kSha256Info.begin(), kSha256Info.end());
    CK_MECHANISM mechanism{ec ? CKM_ECDSA : CKM_RSA_PKCS, nullptr, 0};
    const bool eachTime = session.flag(key.privateKey, CKA_ALWAYS_AUTHENTICATE);
    if (eachTime && pin == nullptr)
        return failure(FaultCode::NotAllowed, "the key asks for the PIN before each signature");
    RAPOINT_CHECK(checked(session.api().C_SignInit(session.handle(), &mechanism, key.privateKey), "C_SignInit"));
    if (eachTime)
        RAPOINT_CHECK(presentPinAgain(session, *pin));
    Bytes signature(kMaxSignatureLength);
    CK_ULONG size = signature.size();
    RAPOINT_CHECK(checked(
        session.api().C_Sign(session.handle(), input.data(), input.size(), signature.data(), &size), "C_Sign"));
    signature.resize(std::min<std::size_t>(size, signature.size()));
    if (ec)
        return ecdsaDer(signature);
    return signature;
}

} // namespace rapoint::card
