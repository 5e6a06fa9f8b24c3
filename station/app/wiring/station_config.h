#pragma once

#include "station/base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rapoint::app {

/// How one station is set up: station.toml in its directory. Relative paths are relative to that directory.
struct StationConfig {
    std::filesystem::path directory; ///< where station.toml is
    bool demo = false;               ///< simulated devices and software keys are allowed, and shown everywhere
    std::string provider;
    std::filesystem::path assets;
    std::string central;            ///< "https://host:port", or "simulated" in a demonstration
    std::string camera;             ///< "/dev/video0" or "folder:<path>"
    std::string printer;            ///< "ipp://…", "ipps://…" or "simulated"
    std::string envelopePrinter;    ///< the same
    std::string cardPrinter;        ///< "ipp://…" or "ipps://…"; empty where no journey prints card faces
    std::string cardProfile;        ///< of the holders' cards: name of a file in assets/cards
    std::string tokenProfile;       ///< of the tokens of station and officers; the card profile by default
    std::string timestampAuthority; ///< "http://…" or "https://…"; empty where the station asks for no timestamps
    std::string timestampTrust;     ///< a PEM file; the certificates that timestamps lead to

    /// The folder whose pictures stand for a camera; nothing if there is a real one.
    std::optional<std::filesystem::path> pictureFolder() const;
    std::filesystem::path data() const { return directory / "station"; }
    std::filesystem::path bundle() const { return directory / "bundle"; }
    /// Files among the assets: a name with a path in it names no profile, nothing outside is read.
    std::filesystem::path cardProfileFile() const { return profileOfCards(cardProfile); }
    std::filesystem::path tokenProfileFile() const { return profileOfCards(tokenProfile); }

private:
    std::filesystem::path profileOfCards(const std::string& name) const {
        return assets / "cards" / std::filesystem::path{name + ".toml"}.filename();
    }
};

/// configuration-invalid names file, line and what is wrong: a missing or unknown key, a wrong type, a simulated
/// device without `demo = true` (allowed_devices.h).
Result<StationConfig> readStationConfig(const std::filesystem::path& directory);
Result<> writeStationConfig(const StationConfig& config);

/// Where the assets are: $RAPOINT_ASSETS, beside the program's build tree, or /usr/share/rapoint.
Result<std::filesystem::path> findAssets();
/// The profile of a provider among the assets. A name with a path in it names no provider: nothing outside is
/// read.
std::filesystem::path profileFile(const std::filesystem::path& assets, const std::string& provider);

/// Another program of ours, in the same directory as the running one.
std::filesystem::path siblingProgram(const std::string& name);

} // namespace rapoint::app
