#pragma once

#include "station/card/pin_rule.h"
#include "station/journey/profile_mistake.h"
#include "station/ports/card_writer.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::card {

/// How one model of card is personalised through its PKCS#11 module: data from assets/cards/*.toml, whose comments
/// say what each key means. Plain value.
struct CardProfile {
    enum class Initialisation { InitToken, Already, Pkcs15Init };
    enum class Blank { Uninitialised, FactoryLabel, Unrecognised };
    enum class KeyMaker { User, SecurityOfficer };
    enum class Unblocking { SecurityOfficer, Puk, Pkcs15Tool };

    std::string name;
    std::filesystem::path module;
    bool software = false;   ///< its keys are in files or memory and not in hardware: for demonstrations alone
    bool ownProcess = false; ///< the module runs apart from the station, and is killed when it hangs
    std::chrono::milliseconds timeLimit = std::chrono::seconds{180}; ///< for each thing done with it, then

    Initialisation initialisation = Initialisation::InitToken;
    Blank blank = Blank::Uninitialised;
    std::string factoryLabel; ///< the token label by which a blank card is known, with Blank::FactoryLabel
    std::string factorySoPin; ///< what the maker publishes for all its blank cards; empty: a blank card has none

    std::vector<KeyType> keyTypes;
    KeyMaker keyMaker = KeyMaker::User;

    std::string keyLabel;         ///< CKA_LABEL of every key; empty: as the case names it
    std::string certificateLabel; ///< of the holder's certificate; empty: as its key
    std::string issuerLabel = "issuer";

    PinRule pin;
    bool pinChangedBeforeUse = false; ///< a PIN from C_InitPIN opens nothing until C_SetPIN replaced it
    PinRule soPin;
    Unblocking unblocking = Unblocking::SecurityOfficer;
    std::optional<PinRule> puk; ///< with Unblocking::Puk and Pkcs15Tool
};

/// A profile and what is wrong with it; usable only without mistakes.
struct CardProfileReading {
    CardProfile profile;
    std::vector<ProfileMistake> mistakes;
};

/// A profile from TOML text of at most 64 KiB, every mistake with its line: keys missing, mistyped, unknown or at
/// odds with each other.
CardProfileReading examineCardProfile(std::string_view text);
/// The profile if nothing is wrong with it, else configuration-invalid with the first mistake.
Result<CardProfile> parseCardProfile(std::string_view text);

/// The text of a profile's file, at most one byte more than a profile may have; configuration-invalid when it
/// cannot be read.
Result<std::string> readCardProfileText(const std::filesystem::path& file);
/// Both: the profile in the file.
Result<CardProfile> readCardProfile(const std::filesystem::path& file);

} // namespace rapoint::card
