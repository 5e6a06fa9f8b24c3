#include "station/base/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace rapoint {

Digest Digest::of(ByteView bytes) {
    return of({bytes});
}

Digest Digest::of(std::initializer_list<ByteView> pieces) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Digest digest;
    bool ok = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    for (const ByteView piece : pieces)
        ok = ok && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
    if (!ok || EVP_DigestFinal_ex(context.get(), digest.m_value.data(), nullptr) != 1)
        throw std::runtime_error{"SHA-256 is not available"};
    return digest;
}

Result<Digest> Digest::fromHex(std::string_view hex) {
    RAPOINT_TRY(const Bytes bytes, rapoint::fromHex(hex));
    Digest digest;
    if (bytes.size() != digest.m_value.size())
        return failure(FaultCode::MessageMalformed, "a SHA-256 value has 64 hex digits");
    std::copy(bytes.begin(), bytes.end(), digest.m_value.begin());
    return digest;
}

std::string Digest::hex() const {
    return toHex(m_value);
}

std::string toHex(ByteView bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        hex.push_back(kDigits[byte >> 4]);
        hex.push_back(kDigits[byte & 15]);
    }
    return hex;
}

Result<Bytes> fromHex(std::string_view hex) {
    const auto nibble = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    if (hex.size() % 2 != 0)
        return failure(FaultCode::MessageMalformed, "odd number of hex digits");
    Bytes bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = nibble(hex[i]);
        const int low = nibble(hex[i + 1]);
        if (high < 0 || low < 0)
            return failure(FaultCode::MessageMalformed, "not a hex digit");
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::string toBase64(ByteView bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Result<Bytes> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0)
        return failure(FaultCode::MessageMalformed, "base64 comes in groups of four");
    const auto padding = static_cast<std::size_t>(
        std::count(text.end() - std::min<std::ptrdiff_t>(2, std::ssize(text)), text.end(), '='));
    Bytes bytes(text.size() / 4 * 3);
    if (EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size())) < 0)
        return failure(FaultCode::MessageMalformed, "not base64");
    bytes.resize(bytes.size() - padding);
    return bytes;
}

} // namespace rapoint
