#pragma once

#include "station/ports/pin_release.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Keeps what was to be released, open.
class MemoryPinReleaseSealer final : public PinReleaseSealer {
public:
    struct Release {
        std::string pin;
        std::string puk;
        std::string key;
        ReleaseKey opensWith = ReleaseKey::GenerationCode;
    };
    Trouble trouble;
    std::vector<Release> releases;

    Result<Bytes> sealPins(const PinsToRelease& pins, const Secret& key) override {
        RAPOINT_CHECK(trouble.check());
        releases.push_back({std::string{textOf(pins.pin.bytes())}, std::string{textOf(pins.puk.bytes())},
                            std::string{textOf(key.bytes())}, pins.opensWith});
        return Bytes{7, static_cast<std::uint8_t>(releases.size())};
    }
};

} // namespace rapoint::test
