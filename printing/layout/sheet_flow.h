#pragma once

#include "printing/layout/page_geometry.h"
#include "printing/layout/paginator.h"
#include "printing/layout/pango_types.h"
#include "printing/template/template_binding.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// Text set in a column: where each line's baseline and left end are, in points within the layout.
struct SetColumn {
    LayoutPtr layout;
    double x = 0; ///< of the column, from the left edge of the page
    double width = 0;
    std::vector<double> baselines;
    std::vector<double> lineStarts;
};

/// A block with its text set; `columns` run parallel to those of the FlowBox of the same number.
struct SetBlock {
    BlockKind kind = BlockKind::Paragraph;
    int table = 0;
    int keep = 0;
    std::size_t cells = 1; ///< columns per language
    std::vector<SetColumn> columns;
};

/// All blocks of a sheet, measured, before they are distributed over pages.
struct SheetFlow {
    std::vector<SetBlock> blocks;
    std::vector<FlowBox> boxes;
};

/// The names of fonts, best first.
inline constexpr const char* kFontFamilies = "Noto Serif, DejaVu Serif";

/// Height of the line and the place for a signature above its caption, and of the place for a PIN, in points.
inline constexpr double kSignatureRoom = 46;
inline constexpr double kPinHeight = 36;
inline constexpr double kPinWidth = 300;

/// One language, or two side by side: `languages` are parallel lists of blocks, `codes` their languages ("pl").
SheetFlow flowOf(const std::vector<std::vector<BoundBlock>>& languages, const std::vector<std::string>& codes,
                 const PageGeometry& page);

} // namespace rapoint::printing
