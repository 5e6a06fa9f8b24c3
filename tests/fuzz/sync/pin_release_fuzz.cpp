#include "sync/pin_release.h"

#include <cstdlib>

// What is accepted comes back the same from what we write.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const auto release = sync::PinRelease::parse({data, size});
    if (!release)
        return 0;
    const std::string text = release->text();
    const auto back = sync::PinRelease::parse(bytesOf(text));
    if (!back || back->text() != text)
        std::abort();
    return 0;
}
