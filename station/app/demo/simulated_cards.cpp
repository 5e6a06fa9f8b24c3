#include "station/app/demo/simulated_cards.h"

#include <cstdlib>
#include <fstream>

namespace rapoint::app {

namespace fs = std::filesystem;

Result<> prepareSimulatedCards(const StationConfig& config) {
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

} // namespace rapoint::app
