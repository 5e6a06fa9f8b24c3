#include "station/steps/transport_pin.h"

#include <cstdlib>

// A code as it is compared is a code that is compared to itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const auto code = plainCode(Secret::copyOf({data, size}));
    if (!code)
        return 0;
    const auto again = plainCode(*code);
    if (!again || !again->equals(*code))
        std::abort();
    return 0;
}
