#include "station/store/seal.h"
#include "station/store/sealed_event.h"

#include <cstddef>
#include <cstdlib>
#include <iterator>

using namespace rapoint;

/// First byte: which kind of event. What follows is taken as a sealed form, which never opens, and as the content
/// of one that does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Secret key{store::kDataKeySize};
    static const CaseId id = *CaseId::fromText("018f3b5c-7a10-7abc-8def-0123456789ab");
    static constexpr const char* kKinds[] = {"MrzRead", "DataCompared", "DataConfirmed", "CertificateReceived"};
    if (size == 0)
        return 0;
    const std::string_view kind = kKinds[data[0] % std::size(kKinds)];
    const ByteView rest{data + 1, size - 1};
    if (store::openEvent(key, id, 1, kind, rest))
        std::abort();
    const auto sealed = store::seal(key, "event\n" + id.text() + "\n1\n" + std::string{kind}, rest);
    if (!sealed)
        std::abort();
    const auto event = store::openEvent(key, id, 1, kind, *sealed);
    if (event && nameOf(*event) != kind)
        std::abort();
    return 0;
}
