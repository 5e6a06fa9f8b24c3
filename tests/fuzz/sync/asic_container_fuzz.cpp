#include "sync/asic_container.h"

#include <cstdlib>

// Whatever the reader accepts, it gives back unchanged when it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint::sync;
    const auto container = readContainer({data, size});
    if (!container)
        return 0;
    const auto again = readContainer(writeContainer(*container));
    if (!again || again->files.size() != container->files.size())
        std::abort();
    for (std::size_t i = 0; i < again->files.size(); ++i)
        if (again->files[i].content != container->files[i].content || !isPlainFileName(again->files[i].name))
            std::abort();
    return 0;
}
