#pragma once

#include <cstddef>
#include <vector>

namespace rapoint::printing {

/// One line of text in a column: where it begins and ends below the top of its box, in points.
struct LineSpan {
    double top = 0;
    double bottom = 0;
};

/// A block as the paginator sees it: columns of lines side by side, or a fixed height without lines.
struct FlowBox {
    std::vector<std::vector<LineSpan>> columns;
    double height = 0; ///< of the whole box
    double before = 0; ///< space above it, left out at the top of a page
    bool keepWithNext = false;
    bool splittable = false;
    bool breakBefore = false;
};

/// Lines [first, last) of one column.
struct LineRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// A box, or a part of it, on a page.
struct PlacedBox {
    std::size_t box = 0;
    double y = 0; ///< of its top, below the top of the page's text area
    double height = 0;
    std::vector<LineRange> ranges; ///< per column
    std::vector<double> offsets;   ///< per column: where the first line of the range begins within its layout
};

using PageOfBoxes = std::vector<PlacedBox>;

/// Distributes boxes over pages of `pageHeight` points: a heading stays with what follows it, and no paragraph
/// leaves or takes fewer than two lines alone (widows and orphans). A box that cannot be split and is higher than
/// a page is split after all, by lines.
std::vector<PageOfBoxes> paginate(const std::vector<FlowBox>& boxes, double pageHeight);

} // namespace rapoint::printing
