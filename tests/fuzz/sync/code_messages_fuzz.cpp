#include "sync/transfer/code_messages.h"

#include <cstdlib>

// What is accepted comes back the same from what we write.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const ByteView json{data, size};
    if (const auto order = sync::orderFromText({}, json)) {
        const auto back = sync::orderFromText({}, bytesOf(sync::textOfOrder(*order)));
        if (!back || back->email != order->email || back->contract != order->contract)
            std::abort();
    }
    if (const auto sent = sync::codeSentFromText(json))
        if (const auto back = sync::codeSentFromText(bytesOf(sync::textOfSent(*sent)));
            !back || back->channel != sent->channel)
            std::abort();
    for (const int status : {403, 410})
        (void)sync::codeRefusedFromText(status, json);
    return 0;
}
