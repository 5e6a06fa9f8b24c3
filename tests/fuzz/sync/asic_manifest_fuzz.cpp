#include "sync/asic_manifest.h"

#include "station/base/bytes.h"

#include <cstdlib>

// There is one form: what was read is written as the same text again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string_view xml = textOf({data, size});
    const auto manifest = sync::readManifest(xml);
    if (manifest && sync::writeManifest(*manifest) != xml)
        std::abort();
    return 0;
}
