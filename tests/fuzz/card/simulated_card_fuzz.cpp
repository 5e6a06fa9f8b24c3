#include "tests/support/simulated_card/simulated_card.h"

#include <algorithm>
#include <cstdlib>

// Any commands one after the other, each behind a byte with its length: every one is answered with a status word
// and no more than a short response holds, and the card never has more keys than files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rapoint::test::SimulatedCard card{rapoint::Bytes(10), 0}; // making RSA keys takes too long here
    rapoint::ByteView input{data, size};
    for (int commands = 0; !input.empty() && commands < 256; ++commands) {
        const std::size_t length = std::min<std::size_t>(input.front(), input.size() - 1);
        const rapoint::Bytes answer = card.answer(input.subspan(1, length));
        if (answer.size() < 2 || answer.size() > 258 || card.keyFiles() > 512)
            std::abort();
        if (length == 0)
            card.reset();
        input = input.subspan(1 + length);
    }
    return 0;
}
