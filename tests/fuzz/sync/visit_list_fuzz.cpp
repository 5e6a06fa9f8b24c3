#include "sync/transfer/visit_list.h"

#include <cstdlib>

// What is accepted comes back the same from what we write.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const auto visits = sync::visitsFromText({data, size});
    if (!visits)
        return 0;
    const auto back = sync::visitsFromText(bytesOf(sync::textOfVisits(*visits)));
    if (!back || *back != *visits)
        std::abort();
    return 0;
}
