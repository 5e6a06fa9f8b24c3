#include "station/card/station_key_blob.h"

#include <algorithm>
#include <cstdlib>

// What is read is written again as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const rapoint::ByteView input{data, size};
    if (const auto blob = rapoint::card::StationKeyBlob::parse(input)) {
        const rapoint::Bytes again = blob->serialised();
        if (!std::equal(again.begin(), again.end(), input.begin(), input.end()))
            std::abort();
    }
    return 0;
}
