#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/ports/card_writer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::card {

/// What a new PIN may look like, in bytes of ASCII.
struct PinRule {
    enum class Alphabet { Digits, LettersAndDigits, Printable };
    Alphabet alphabet = Alphabet::Digits;
    std::size_t min = 4;
    std::size_t max = 8;
};

/// How one model of card is personalised through its PKCS#11 module: data from assets/cards/*.toml. Plain value.
struct CardProfile {
    enum class Blank { Uninitialised, FactoryLabel };
    enum class KeyMaker { User, SecurityOfficer };

    std::string name;
    std::filesystem::path module;
    Blank blank = Blank::Uninitialised;
    std::string factoryLabel; ///< the token label by which a blank card is known, with Blank::FactoryLabel
    std::vector<KeyType> keyTypes;
    KeyMaker keyMaker = KeyMaker::User;
    PinRule pin;
    PinRule soPin;
};

/// A profile from TOML text of at most 64 KiB. configuration-invalid, naming key or line: a missing, mistyped or
/// unknown key is an error.
Result<CardProfile> parseCardProfile(std::string_view text);
/// The same from a file; configuration-invalid also when it cannot be read.
Result<CardProfile> readCardProfile(const std::filesystem::path& file);

/// pin-policy, without the PIN in the detail, unless the new PIN fits the rule.
Result<> checkNewPin(const PinRule& rule, const Secret& pin);

} // namespace rapoint::card
