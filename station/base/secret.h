#pragma once

#include "station/base/bytes.h"

#include <cstddef>
#include <initializer_list>

namespace rapoint {

/// The only type that may hold a PIN, a PUK, an access code or a symmetric key. Its bytes live in locked memory
/// that is left out of core dumps and wiped when the owner lets go. It can be moved, never copied, printed or
/// turned into a string: a user looks at bytes() for as long as the call takes that needs them.
class Secret {
public:
    Secret() = default;
    /// `size` zero bytes, to be filled through writable().
    explicit Secret(std::size_t size);
    /// Takes the bytes over and wipes the source.
    static Secret take(Bytes& source);
    /// A copy of bytes that the caller wipes itself (a C library's buffer).
    static Secret copyOf(ByteView source);

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    ByteView bytes() const { return {m_data, m_size}; }
    std::span<std::uint8_t> writable() { return {m_data, m_size}; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    /// Drops the bytes from `size` on (wiped).
    void shrink(std::size_t size);
    /// Same bytes, compared in constant time.
    bool equals(const Secret& other) const;
    Secret duplicate() const { return copyOf(bytes()); }

private:
    void wipe() noexcept;

    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_mapped = 0;
};

/// The pieces one after the other.
Secret joined(std::initializer_list<ByteView> pieces);

/// Overwrites memory in a way that the compiler does not leave out.
void wipe(std::span<std::uint8_t> bytes);

} // namespace rapoint
