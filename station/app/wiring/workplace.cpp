#include "station/app/wiring/workplace.h"

#include "station/app/cli/terminal_secret.h"

#include <cstdlib>
#include <fstream>

namespace rapoint::app {

namespace fs = std::filesystem;

Result<Secret> readPinFile(const fs::path& file) {
    constexpr std::size_t kLongest = 64;
    Secret pin{kLongest};
    std::ifstream stream{file, std::ios::binary};
    stream.rdbuf()->pubsetbuf(nullptr, 0);
    stream.read(reinterpret_cast<char*>(pin.writable().data()), kLongest);
    std::size_t size = static_cast<std::size_t>(stream.gcount());
    while (size > 0 && (pin.bytes()[size - 1] == '\n' || pin.bytes()[size - 1] == '\r'))
        --size;
    if (size == 0)
        return failure(FaultCode::StationKeyMissing, "nobody knows the PIN: " + file.filename().string());
    pin.shrink(size);
    return pin;
}

PinSource pinSource(const StationConfig& config) {
    if (!config.demo)
        return [](const std::string& role) { return readSecretFromTerminal("PIN of the " + role + "'s card: "); };
    // The demonstration's people keep their PINs in people/.
    return [people = config.directory / "people"](const std::string& role) {
        return readPinFile(people / (role + ".pin"));
    };
}

Result<> prepareCardModule(const StationConfig& config) {
    if (!config.demo)
        return {};
    const fs::path cards = config.directory / "cards";
    const fs::path conf = cards / "softhsm2.conf";
    if (!fs::exists(conf)) {
        std::error_code error;
        fs::create_directories(cards / "tokens", error);
        std::ofstream file{conf};
        file << "directories.tokendir = " << (cards / "tokens").string() << "\nobjectstore.backend = file\n"
             << "log.level = ERROR\nslots.removable = true\n";
        if (error || !file.flush())
            return failure(FaultCode::StorageFailed, "the simulated cards' directory cannot be made");
    }
    if (setenv("SOFTHSM2_CONF", conf.c_str(), 1) != 0) // NOLINT(concurrency-mt-unsafe): before any thread
        return failure(FaultCode::Internal, "setenv");
    return {};
}

Result<Workplace> Workplace::enter(const fs::path& directory, Surroundings surroundings) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(directory));
    return enter(config, surroundings);
}

Result<Workplace> Workplace::enter(const StationConfig& config, Surroundings surroundings) {
    auto site = std::make_unique<SimulatedSite>(config);
    if (surroundings.printers)
        RAPOINT_CHECK(site->startPrinters());
    if (surroundings.central)
        RAPOINT_CHECK(site->startCentral());
    RAPOINT_CHECK(prepareCardModule(config));
    RAPOINT_TRY(auto station, Station::open(site->resolved(), pinSource(config)));
    return Workplace{config, std::move(site), std::move(station)};
}

Result<CaseId> caseIdOf(const std::string& text) {
    auto id = CaseId::fromText(text);
    if (!id)
        return failure(FaultCode::InputInvalid, id.error().detail);
    return id;
}

} // namespace rapoint::app
