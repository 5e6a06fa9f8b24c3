#include "sync/head_message.h"
#include "sync/signed_head.h"

#include <cstdlib>

using namespace rapoint;

/// What is read is a head, and is written again as what it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView text{data, size};
    if (const auto statement = sync::headFromText(text)) {
        const auto again = sync::headFromText(bytesOf(sync::textOfHead(*statement)));
        if (!statement->head.isHead() || !again || again->head != statement->head ||
            again->certificate != statement->certificate || again->recorded != statement->recorded)
            std::abort();
    }
    if (const auto record = sync::headRecordFromText(text)) {
        const auto again = sync::headRecordFromText(bytesOf(sync::textOfRecord(*record)));
        if (!again || again->known != record->known || again->time != record->time)
            std::abort();
    }
    const auto seen = sync::seenHeadFromContent(text);
    if (seen && (seen->station.empty() || seen->entry.number == 0 || !Digest::fromHex(seen->entry.hash)))
        std::abort();
    return 0;
}
