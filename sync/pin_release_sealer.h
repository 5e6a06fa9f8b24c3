#pragma once

#include "station/ports/pin_release.h"

#include <vector>

namespace rapoint::sync {

/// Locks PIN and PUK under the holder's key and seals that for the central's recipients. Owned by the
/// composition root; one thread.
class CmsPinReleaseSealer final : public PinReleaseSealer {
public:
    /// Certificates of the central's recipients, DER.
    explicit CmsPinReleaseSealer(std::vector<Bytes> recipients)
        : m_recipients{std::move(recipients)} {}

    Result<Bytes> sealPins(const PinsToRelease& pins, const Secret& key) override;

private:
    std::vector<Bytes> m_recipients;
};

} // namespace rapoint::sync
