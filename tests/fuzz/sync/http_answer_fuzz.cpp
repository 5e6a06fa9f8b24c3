#include "sync/transfer/http_answer.h"

#include <cstdlib>

// Lines of a head up to an empty one, then the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    std::string_view rest = textOf({data, size});
    sync::HttpAnswerReader reader{4096};
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!reader.takeLine(line))
            return 0;
        if (line.empty())
            break;
    }
    if (!reader.takeBody(bytesOf(rest)))
        return 0;
    const auto answer = std::move(reader).finish();
    if (answer && sync::reasonOf(*answer).size() > 200)
        std::abort();
    return 0;
}
