#pragma once

#include "station/base/bytes.h"

#include <initializer_list>

namespace rapoint {

/// DER tags (ITU-T X.690 §8).
enum DerTag : std::uint8_t {
    kDerInteger = 0x02,
    kDerOctets = 0x04,
    kDerObjectId = 0x06,
    kDerSequence = 0x30,
    kDerSet = 0x31,
    kDerContext0 = 0xA0
};

/// One value: tag, definite length (X.690 §10.1) and the parts one after the other.
Bytes derValue(DerTag tag, std::initializer_list<ByteView> parts);

} // namespace rapoint
