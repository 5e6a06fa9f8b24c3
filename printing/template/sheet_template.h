#pragma once

#include <string>
#include <vector>

namespace rapoint::printing {

enum class BlockKind {
    Letterhead, ///< two cells: left and right of the top line
    Title,
    Heading,
    Paragraph,
    Item,       ///< two cells: number or bullet, text
    TableRow,   ///< two cells, label and value, or up to four columns
    Signatures, ///< one to three cells: what stands below each line
    Pin,        ///< the empty place of an envelope into which the PIN is printed
    PageBreak,
};

/// A named condition under which a block is printed.
struct Condition {
    std::string name;
    bool holds = true; ///< false: printed when the condition does not hold

    bool operator==(const Condition&) const = default;
};

/// One block as written, placeholders and **emphasis** still in the text.
struct TemplateBlock {
    BlockKind kind = BlockKind::Paragraph;
    int line = 0;  ///< in the file, from 1
    int table = 0; ///< which table a row belongs to, from 1
    int keep = 0;  ///< blocks of the same @keep, from 1, stay on one page
    std::vector<Condition> conditions;
    std::vector<std::string> cells;
};

enum class PageSize { A4, A5Landscape };

/// A sheet in one language, as a lawyer wrote it; docs in template_parser.h.
struct SheetTemplate {
    std::string name;   ///< of the file, for faults
    std::string title;  ///< of the PDF; has no placeholders, so that it is nothing personal
    std::string footer; ///< may use {{page}} and {{pages}} too
    int footerLine = 0;
    std::string copies; ///< what stands before the footer of a numbered copy, with {{copy}} and {{copies}}
    int copiesLine = 0;
    PageSize page = PageSize::A4;
    bool qr = false; ///< the QR code at the foot of each page
    std::vector<TemplateBlock> blocks;
};

} // namespace rapoint::printing
