// What the envelope process reads first, and what the station reads last.
#include "printing/envelope/envelope_order.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint::printing;
    const rapoint::ByteView bytes{data, size};
    if (const auto order = EnvelopeOrder::decode(bytes))
        if (order->pinOffset + order->pinPlace() > order->pageSize || order->pinSize > kMaxPinLength)
            std::abort();
    (void)EnvelopeAnswer::parse(rapoint::textOf(bytes));
    return 0;
}
