#include "station/app/wiring/station_config.h"

#include "station/app/wiring/allowed_devices.h"
#include "station/app/wiring/station_keys.h"
#include "station/base/file_bytes.h"
#include "station/base/toml_document.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxConfigSize = 64 * 1024;

Fault invalid(const fs::path& file, const std::string& what) {
    return {FaultCode::ConfigurationInvalid, file.filename().string() + ": " + what};
}

Result<> take(StationConfig& config, const fs::path& file, const toml::table& table) {
    for (const auto& [key, node] : table) {
        if (key.str() == "demo") {
            if (!node.is_boolean())
                return tl::make_unexpected(invalid(file, "demo is true or false"));
            config.demo = node.as_boolean()->get();
            continue;
        }
        const auto* const named = std::ranges::find(kStationKeys, key.str(), &StationKey::name);
        if (named == kStationKeys.end())
            return tl::make_unexpected(invalid(file, "unknown key " + std::string{key.str()}));
        if (!node.is_string())
            return tl::make_unexpected(invalid(file, std::string{key.str()} + " is a text"));
        const std::string& text = node.as_string()->get();
        if (named->text == nullptr)
            config.assets = config.directory / text;
        else
            config.*(named->text) = text;
    }
    return {};
}

} // namespace

Result<StationConfig> readStationConfig(const fs::path& directory) {
    const fs::path file = directory / "station.toml";
    StationConfig config;
    config.directory = fs::absolute(directory);
    if (!fs::exists(file))
        return tl::make_unexpected(invalid(file, "this directory has no such file"));
    RAPOINT_TRY(const Bytes content, readFile(file, kMaxConfigSize));
    const auto table = parseToml(textOf(content));
    if (!table)
        return tl::make_unexpected(
            invalid(file, table.error().what + " at line " + std::to_string(table.error().line)));
    RAPOINT_CHECK(take(config, file, *table));
    if (config.tokenProfile.empty())
        config.tokenProfile = config.cardProfile;
    for (const StationKey& key : kStationKeys)
        if (key.needed && (config.*key.text).empty())
            return tl::make_unexpected(invalid(file, "missing key " + std::string{key.name}));
    if (config.assets.empty()) {
        RAPOINT_TRY(config.assets, findAssets());
    }
    RAPOINT_CHECK(checkNothingIsSimulated(config));
    return config;
}

Result<> writeStationConfig(const StationConfig& config) {
    toml::table table;
    table.insert("demo", config.demo);
    for (const StationKey& key : kStationKeys)
        if (key.text != nullptr && !(config.*key.text).empty())
            table.insert(key.name, config.*key.text);
    // Assets of its own are named; the installed ones are located at each start.
    const auto installed = findAssets();
    if (!config.assets.empty() && (!installed || *installed != config.assets))
        table.insert("assets", config.assets.string());
    std::ofstream file{config.directory / "station.toml"};
    file << "# How this station is set up.\n" << table << "\n";
    if (!file.flush())
        return failure(FaultCode::StorageFailed, "station.toml cannot be written");
    return {};
}

std::optional<fs::path> StationConfig::pictureFolder() const {
    constexpr std::string_view kFolder = "folder:";
    return camera.starts_with(kFolder) ? std::optional{directory / camera.substr(kFolder.size())} : std::nullopt;
}

Result<fs::path> findAssets() {
    std::array<fs::path, 3> places{RAPOINT_ASSETS_IN_SOURCE, "/usr/share/rapoint", ""};
    // Read at start, before any thread; nobody changes the environment later.
    if (const char* const chosen = std::getenv("RAPOINT_ASSETS");
        chosen != nullptr) // NOLINT(concurrency-mt-unsafe)
        places = {chosen, "", ""};
    for (const fs::path& place : places)
        if (!place.empty() && fs::is_directory(place / "providers"))
            return place;
    return failure(FaultCode::ConfigurationInvalid, "the assets (provider profiles, templates) are not installed");
}

fs::path profileFile(const fs::path& assets, const std::string& provider) {
    return assets / "providers" / fs::path{provider + ".toml"}.filename();
}

fs::path siblingProgram(const std::string& name) {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return (error ? fs::path{} : self.parent_path()) / name;
}

} // namespace rapoint::app
