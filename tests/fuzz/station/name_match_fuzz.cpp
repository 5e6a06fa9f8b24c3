#include "station/identity/name_match.h"
#include "station/identity/transliteration.h"

#include <cstdlib>

/// First line: the applicant's name; the rest: the zone's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const std::string_view name = text.substr(0, text.find('\n'));
    const std::string_view zone = name.size() < size ? text.substr(name.size() + 1) : std::string_view{};
    for (const bool truncated : {false, true}) {
        const NameMatch match = matchName(name, zone, truncated);
        if (match.fits() != match.problem.empty())
            std::abort();
    }
    // What the standard recommends has to fit, unless no zone has room for it.
    const auto spelled = transliterate(name);
    if (spelled && spelled->size() <= 39 && !matchName(name, *spelled, false).fits())
        std::abort();
    return 0;
}
