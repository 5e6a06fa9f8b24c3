#include "station/app/touch/service_surroundings.h"

#include "station/app/wiring/pin_file.h"

#include <cstdlib>

namespace rapoint::app {

Result<Secret> ServiceSurroundings::pin(const std::string& role) {
    const char* const folder =
        std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (folder == nullptr)
        return failure(FaultCode::StationKeyMissing, "no credential from the service manager");
    return readPinFile(std::filesystem::path{folder} / (role + ".pin"));
}

} // namespace rapoint::app
