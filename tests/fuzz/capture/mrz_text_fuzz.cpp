// Lines of a zone: a reading that is accepted keeps its promises, and composing its fields does not fail.
#include "capture/mrz/mrz_text.h"
#include "station/base/bytes.h"
#include "station/base/text.h"

#include <cstdlib>

using namespace rapoint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto reading = capture::parseMrz(split(textOf({data, size}), '\n'));
    if (!reading || !reading->accepted())
        return 0;
    for (const auto& [name, held] : reading->checks)
        if (!held)
            std::abort();
    if (!capture::composeMrz(reading->format, reading->fields) && reading->format != "IDFRA")
        std::abort();
    return 0;
}
