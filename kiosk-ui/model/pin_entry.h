#pragma once

#include "station/base/secret.h"

#include <cstddef>

namespace rapoint::kiosk_ui {

/// A PIN while it is typed, digit by digit, in locked memory; nothing else ever holds it.
class PinEntry {
public:
    /// As long as a transport PIN can be (`transport-digits` of a profile).
    static constexpr std::size_t kMaxLength = 16;

    /// Passed over when the PIN is as long as it can be, or `digit` is not a digit.
    void add(char digit);
    void erase();
    void clear();
    std::size_t size() const { return m_size; }
    /// The PIN; the entry is empty afterwards.
    Secret take();

private:
    Secret m_digits;
    std::size_t m_size = 0;
};

} // namespace rapoint::kiosk_ui
