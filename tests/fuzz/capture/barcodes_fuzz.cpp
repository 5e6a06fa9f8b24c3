// Pictures as a camera gives them to the barcode reader: the first byte is the width in steps of four pixels.
#include "capture/barcode/barcode_reader.h"

#include <cstdlib>

using namespace rapoint::capture;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || data[0] == 0)
        return 0;
    const int width = 4 * data[0];
    const int height = static_cast<int>((size - 1) / static_cast<std::size_t>(width));
    if (height == 0)
        return 0;
    cv::Mat grey{height, width, CV_8UC1};
    std::copy_n(data + 1, grey.total(), grey.data);
    if (!readBarcodes(grey, kAllBarcodes))
        std::abort();
    return 0;
}
