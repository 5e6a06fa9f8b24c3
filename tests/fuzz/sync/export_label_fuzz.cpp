#include "station/work/export_label.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(rapoint::work::readExportLabel({data, size}));
    return 0;
}
