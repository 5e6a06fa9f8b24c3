#include "station/card/orphan_keys.h"

#include <cstdlib>

// Whatever OpenSC's programs say: what is taken for a key file has a name that can stand in a command.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view said{reinterpret_cast<const char*>(data), size};
    for (const auto& names : {rapoint::card::keyFilesListed(said), rapoint::card::keyFilesKnown(said)})
        for (const std::string& name : names)
            if (name.size() != 4 || !name.starts_with("4B") ||
                name.find_first_not_of("0123456789ABCDEF") != std::string::npos)
                std::abort();
    return 0;
}
