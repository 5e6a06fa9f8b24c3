#include "printing/ipp/sheet_media.h"

#include <cstdlib>

#include <cups/cups.h>
#include <cups/pwg.h>

namespace rapoint::printing {

namespace {

constexpr int kTolerance = 50;

bool near(int one, int other) {
    return std::abs(one - other) <= kTolerance;
}

std::string tenths(int hundredths) {
    const int rounded = (hundredths + 5) / 10;
    return std::to_string(rounded / 10) + "." + std::to_string(rounded % 10);
}

} // namespace

std::optional<std::string> mediaOfSize(const std::vector<std::string>& media, const SheetSize& size) {
    for (const std::string& name : media) {
        const pwg_media_t* const known = ::pwgMediaForPWG(name.c_str());
        if (known == nullptr)
            continue;
        const bool upright = near(known->width, size.width) && near(known->length, size.length);
        const bool across = near(known->width, size.length) && near(known->length, size.width);
        if (upright || across)
            return name;
    }
    return std::nullopt;
}

std::string inMillimetres(const SheetSize& size) {
    return tenths(size.width) + " x " + tenths(size.length) + " mm";
}

} // namespace rapoint::printing
