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

/// Which page a footer is of; `copy` 1, 2 … of `copies` stands before it, 0: no copy is numbered.
struct FooterPlace {
    int page = 1;
    int pages = 1;
    int copy = 0;
    int copies = 0;
};

/// The footer of one page as Pango markup; template-invalid as above, and for a numbered copy that cannot say
/// which it is.
Result<std::string> bindFooter(const SheetTemplate& sheet, const SheetData& data, const FooterPlace& place);

/// template-invalid unless both have the same blocks in the same order, under the same conditions: only then can
/// they stand side by side. Names the lines where they part.
Result<> checkSameStructure(const SheetTemplate& left, const SheetTemplate& right);

} // namespace rapoint::printing
