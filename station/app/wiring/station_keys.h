#pragma once

#include "station/app/wiring/station_config.h"

#include <array>
#include <string_view>

namespace rapoint::app {

/// One key of station.toml: where its value goes and what it means. station.toml(5) is made from these rows.
struct StationKey {
    std::string_view name;
    std::string StationConfig::*text = nullptr; ///< for a key that is a text
    bool needed = true;
    std::string_view meaning; ///< English sentences

    std::string_view kind() const { return name == "demo" ? "true or false" : "text"; }
};

inline constexpr std::array<StationKey, 12> kStationKeys{{
    {"demo", nullptr, false,
     "Allows simulated devices and software keys; every page of the station shows it. Default: false."},
    {"provider", &StationConfig::provider, true,
     "The provider whose profile is used: a file of assets/providers."},
    {"assets", nullptr, false, "The directory of the assets. Default: the installed ones."},
    {"central", &StationConfig::central, true,
     "The address of the central, https://HOST:PORT; \"simulated\" in a demonstration."},
    {"camera", &StationConfig::camera, true,
     "A device, /dev/video0; in a demonstration also a folder of pictures, folder:PATH."},
    {"printer", &StationConfig::printer, true, "The printer of sheets; \"simulated\" in a demonstration."},
    {"envelope-printer", &StationConfig::envelopePrinter, true,
     "The printer of PIN envelopes; \"simulated\" in a demonstration."},
    {"card-printer", &StationConfig::cardPrinter, false,
     "The IPP printer of card faces. Needed only for journeys with the step print-card-face."},
    {"card-profile", &StationConfig::cardProfile, true,
     "The profile of the holders' cards: a file of assets/cards. One with software = true needs demo = true."},
    {"token-profile", &StationConfig::tokenProfile, true,
     "The profile of the tokens of station and officers, under the same rule. Default: the card profile."},
    {"timestamp-authority", &StationConfig::timestampAuthority, false,
     "The http or https address of a timestamp authority (RFC 3161) for contracts and packages. Where it is not "
     "reached, the station goes on without; the central adds its own timestamps. Needs timestamp-trust."},
    {"timestamp-trust", &StationConfig::timestampTrust, false,
     "A PEM file with the certificates that timestamps have to lead to."},
}};

} // namespace rapoint::app
