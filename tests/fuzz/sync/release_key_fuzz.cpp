#include "station/steps/release_key.h"

#include <cstdlib>

// A key as it is compared is a key that is compared to itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    for (const ReleaseKey kind : {ReleaseKey::GenerationCode, ReleaseKey::Identity}) {
        const auto key = plainKey(kind, Secret::copyOf({data, size}));
        if (!key)
            continue;
        const auto again = plainKey(kind, *key);
        if (!again || !again->equals(*key))
            std::abort();
    }
    return 0;
}
