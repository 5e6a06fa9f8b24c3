#include "station/base/digest_stream.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace rapoint {

namespace {

void require(bool done) {
    if (!done)
        throw std::runtime_error{"SHA-256 is not available"};
}

} // namespace

void DigestStream::Free::operator()(EVP_MD_CTX* context) const {
    EVP_MD_CTX_free(context);
}

DigestStream::DigestStream()
    : m_context{EVP_MD_CTX_new()} {
    require(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
}

void DigestStream::add(ByteView piece) {
    require(EVP_DigestUpdate(m_context.get(), piece.data(), piece.size()) == 1);
}

Digest DigestStream::finish() {
    std::array<std::uint8_t, 32> value{};
    require(EVP_DigestFinal_ex(m_context.get(), value.data(), nullptr) == 1);
    return Digest{value};
}

} // namespace rapoint
