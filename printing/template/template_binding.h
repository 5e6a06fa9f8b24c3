#pragma once

#include "printing/template/sheet_template.h"
#include "station/base/result.h"
#include "station/ports/paper.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// A block that is printed: values in, conditions decided, cells as Pango markup.
struct BoundBlock {
    BlockKind kind = BlockKind::Paragraph;
    int table = 0;
    int keep = 0;
    bool constant = false; ///< no cell has anything of the data in it
    std::vector<std::string> cells;
};

/// template-invalid, with file and line, for a placeholder without a value or a condition nobody decided;
/// input-invalid for a value with control characters (a line break is allowed) or broken UTF-8.
Result<std::vector<BoundBlock>> bindBlocks(const SheetTemplate& sheet, const SheetData& data);

/// The footer of one page as Pango markup; template-invalid as above.
Result<std::string> bindFooter(const SheetTemplate& sheet, const SheetData& data, int page, int pages);

/// template-invalid unless both have the same blocks in the same order, under the same conditions: only then can
/// they stand side by side. Names the lines where they part.
Result<> checkSameStructure(const SheetTemplate& left, const SheetTemplate& right);

} // namespace rapoint::printing
