#pragma once

#include "station/card/pkcs11_card_writer.h"
#include "tests/support/meddling_module.h"
#include "tests/support/results.h"
#include "tests/support/softhsm_token_directory.h"

namespace rapoint::test {

inline card::CardProfile softhsmProfile() {
    return valueOf(card::readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/softhsm.toml"));
}

inline Secret secret(std::string_view text) {
    return Secret::copyOf(bytesOf(text));
}

/// SoftHSM with an empty token directory of its own, and a writer on it.
struct SofthsmFixture {
    SofthsmTokenDirectory directory;
    std::unique_ptr<card::Pkcs11CardWriter> writer = valueOf(card::Pkcs11CardWriter::open(softhsmProfile()));
};

/// The same with a module in between that meddles.
struct MeddlingFixture {
    SofthsmTokenDirectory directory;
    MeddlingModule module;
    card::Pkcs11CardWriter writer{valueOf(card::Pkcs11Module::adopt(module.functions())), softhsmProfile()};
    const Secret soPin = secret("87654321");
    const Secret pin = secret("314159");

    /// An initialised card with the PIN set; returns its serial.
    std::string preparedCard() {
        const CardStatus card = valueOf(writer.initialise("meddling", soPin));
        requireDone(writer.setUserPin(card.serial, soPin, pin));
        return card.serial;
    }
};

} // namespace rapoint::test
