#include "capture/media/media_codec.h"

#include <dlfcn.h>

#include <string>

namespace rapoint::capture {

namespace {

Result<const MediaCodec*> load() {
    // Found by the program's run path; stays until the program ends.
    void* const module = ::dlopen("librapoint-media.so", RTLD_LAZY | RTLD_LOCAL);
    using Maker = const MediaCodec* (*)();
    const auto maker = module == nullptr ? nullptr : reinterpret_cast<Maker>(::dlsym(module, "rapointMediaCodec"));
    if (maker != nullptr)
        return maker();
    const char* const why = ::dlerror(); // NOLINT(concurrency-mt-unsafe): glibc keeps it per thread
    return failure(FaultCode::ConfigurationInvalid, why == nullptr ? "librapoint-media.so" : std::string{why});
}

} // namespace

Result<const MediaCodec*> mediaCodec() {
    static const Result<const MediaCodec*> loaded = load();
    return loaded;
}

} // namespace rapoint::capture
