#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rapoint::printing {

/// A sheet's size in hundredths of a millimetre (PWG 5101.1 §5).
struct SheetSize {
    int width = 0;
    int length = 0;
};

/// The one of a printer's media that has this size, either way up, give or take half a millimetre. Names are only
/// what the printer calls its media: the same card is "iso_id-1_53.98x85.6mm" here and
/// "custom_cr80_85.6x53.98mm" there.
std::optional<std::string> mediaOfSize(const std::vector<std::string>& media, const SheetSize& size);

/// "210.0 x 297.0 mm"
std::string inMillimetres(const SheetSize& size);

} // namespace rapoint::printing
