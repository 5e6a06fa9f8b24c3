#include "station/journey/build_check.h"
#include "station/journey/profile_check.h"
#include "station/journey/profile_graph.h"
#include "station/journey/profile_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const ProfileReading reading = readProfile({reinterpret_cast<const char*>(data), size});
    if (!reading.mistakes.empty() || !check(reading.profile).empty())
        return 0;
    checkBuild(reading.profile);
    for (const Journey& journey : reading.profile.journeys)
        drawJourney(reading.profile, journey);
    return 0;
}
