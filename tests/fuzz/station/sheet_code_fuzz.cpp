// The text of a QR code under the camera: what is taken for a sheet's code is written the same way again.
#include "station/base/bytes.h"
#include "station/ports/sheet_code.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = rapoint::textOf({data, size});
    const auto code = rapoint::sheetCodeFromText(text);
    if (code && rapoint::sheetCodeFromText(rapoint::toText(*code)) != code)
        std::abort();
    return 0;
}
