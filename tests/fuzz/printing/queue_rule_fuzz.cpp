// The settings of CUPS's scheduler, and what a queue says of its device.
#include "printing/ipp/queue_rule.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)printing::keepsNoFiles(text);
    (void)printing::staysAtThisMachine(text);
    return 0;
}
