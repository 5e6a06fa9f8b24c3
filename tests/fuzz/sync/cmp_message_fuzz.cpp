#include "sync/cmp_message.h"
#include "sync/transaction_id.h"

#include <cstdlib>

// What was read can be encoded, and is the same message again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint::sync;
    const auto message = cmpMessageFromDer({data, size});
    if (!message)
        return 0;
    const auto id = caseIdOf(message->get());
    const auto der = messageToDer(message->get());
    if (!id || !der)
        return 0;
    const auto again = cmpMessageFromDer(*der);
    const auto same = again ? caseIdOf(again->get()) : id;
    if (!again || !same || *same != *id)
        std::abort();
    return 0;
}
