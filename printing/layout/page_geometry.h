#pragma once

#include "printing/template/sheet_template.h"

namespace rapoint::printing {

/// A page and its margins in points (1/72 in).
struct PageGeometry {
    double width = 0;
    double height = 0;
    double side = 0; ///< left and right margin
    double top = 0;
    double bottom = 0; ///< holds footer and QR code

    double textWidth() const { return width - 2 * side; }
    double textHeight() const { return height - top - bottom; }

    static PageGeometry of(PageSize size) {
        if (size == PageSize::A5Landscape)
            return {.width = 595.28, .height = 419.53, .side = 48, .top = 40, .bottom = 40};
        return {.width = 595.28, .height = 841.89, .side = 62, .top = 54, .bottom = 88};
    }
};

} // namespace rapoint::printing
