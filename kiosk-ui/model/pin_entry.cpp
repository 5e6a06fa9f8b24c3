#include "kiosk-ui/model/pin_entry.h"

#include <utility>

namespace rapoint::kiosk_ui {

void PinEntry::add(char digit) {
    if (digit < '0' || digit > '9' || m_size == kMaxLength)
        return;
    if (m_digits.empty())
        m_digits = Secret{kMaxLength};
    m_digits.writable()[m_size++] = static_cast<std::uint8_t>(digit);
}

void PinEntry::erase() {
    if (m_size > 0)
        m_digits.writable()[--m_size] = 0;
}

void PinEntry::clear() {
    m_digits = Secret{};
    m_size = 0;
}

Secret PinEntry::take() {
    m_digits.shrink(m_size);
    m_size = 0;
    return std::exchange(m_digits, Secret{});
}

} // namespace rapoint::kiosk_ui
