#include "station/base/secret.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <new>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace rapoint {

Secret::Secret(std::size_t size) {
    if (size == 0)
        return;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    m_mapped = (size + page - 1) / page * page;
    void* memory = mmap(nullptr, m_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc{};
    // A process whose memory-lock limit is used up must not go on with a secret that can reach the swap.
    if (mlock(memory, m_mapped) != 0) {
        munmap(memory, m_mapped);
        throw std::bad_alloc{};
    }
    madvise(memory, m_mapped, MADV_DONTDUMP);
    m_data = static_cast<std::uint8_t*>(memory);
    m_size = size;
}

Secret Secret::take(Bytes& source) {
    Secret secret = copyOf(source);
    rapoint::wipe(source);
    source.clear();
    return secret;
}

Secret Secret::copyOf(ByteView source) {
    Secret secret{source.size()};
    std::copy(source.begin(), source.end(), secret.m_data);
    return secret;
}

Secret::Secret(Secret&& other) noexcept
    : m_data{std::exchange(other.m_data, nullptr)}
    , m_size{std::exchange(other.m_size, 0)}
    , m_mapped{std::exchange(other.m_mapped, 0)} {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_mapped = std::exchange(other.m_mapped, 0);
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

void Secret::shrink(std::size_t size) {
    if (size >= m_size)
        return;
    OPENSSL_cleanse(m_data + size, m_size - size);
    m_size = size;
}

bool Secret::equals(const Secret& other) const {
    return m_size == other.m_size && (m_size == 0 || CRYPTO_memcmp(m_data, other.m_data, m_size) == 0);
}

void Secret::wipe() noexcept {
    if (m_data == nullptr)
        return;
    OPENSSL_cleanse(m_data, m_mapped);
    munmap(m_data, m_mapped);
    m_data = nullptr;
    m_size = m_mapped = 0;
}

Secret joined(std::initializer_list<ByteView> pieces) {
    std::size_t size = 0;
    for (const ByteView piece : pieces)
        size += piece.size();
    Secret whole{size};
    auto at = whole.writable().begin();
    for (const ByteView piece : pieces)
        at = std::copy(piece.begin(), piece.end(), at);
    return whole;
}

void wipe(std::span<std::uint8_t> bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

} // namespace rapoint
