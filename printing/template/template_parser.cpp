#include "printing/template/template_parser.h"

#include "printing/template/inline_text.h"
#include "station/base/text.h"

#include <algorithm>
#include <utility>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxFileSize = 256 * 1024;
constexpr std::size_t kMaxBlocks = 2000;
constexpr std::size_t kDeepest = 8;

/// Reads line after line; what is open (a paragraph, a table, conditions) is its state.
class Parser {
public:
    explicit Parser(const std::string& name) { m_sheet.name = name; }

    Result<> take(std::string_view raw);
    Result<SheetTemplate> finish();

private:
    enum class Opened { Table, When, Keep };

    tl::unexpected<Fault> invalid(const std::string& what) const {
        return failure(FaultCode::TemplateInvalid, m_sheet.name + " line " + std::to_string(m_line) + ": " + what);
    }
    Result<> directive(std::string_view line);
    Result<> setting(std::string_view word, std::string_view rest);
    Result<> textLine(std::string_view line);
    Result<> open(Opened what, std::string_view rest);
    Result<> close();
    Result<> add(BlockKind kind, std::vector<std::string> cells);
    Result<> addCells(BlockKind kind, std::string_view line, std::size_t least, std::size_t most);
    Result<> addRow(std::string_view line);
    bool isOpen(Opened what) const { return std::find(m_open.begin(), m_open.end(), what) != m_open.end(); }

    SheetTemplate m_sheet;
    int m_line = 0;
    int m_tables = 0;
    int m_keeps = 0;
    bool m_continues = false; ///< the next text line belongs to the last block
    std::vector<Opened> m_open;
    std::vector<Condition> m_conditions;
};

Result<> Parser::take(std::string_view raw) {
    ++m_line;
    const std::string_view line = trimmed(raw);
    if (std::any_of(line.begin(), line.end(),
                    [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; }))
        return invalid("control character");
    if (line.empty()) {
        m_continues = false;
        return {};
    }
    if (line.starts_with("//"))
        return {};
    if (line.starts_with('@'))
        return directive(line);
    return textLine(line);
}

Result<> Parser::directive(std::string_view line) {
    m_continues = false;
    const auto blank = line.find(' ');
    const std::string_view word = line.substr(1, blank == std::string_view::npos ? blank : blank - 1);
    const std::string_view rest = blank == std::string_view::npos ? "" : trimmed(line.substr(blank));
    if (word == "table")
        return open(Opened::Table, rest);
    if (word == "when")
        return open(Opened::When, rest);
    if (word == "keep")
        return open(Opened::Keep, rest);
    if (word == "end")
        return close();
    if (word == "letterhead")
        return addCells(BlockKind::Letterhead, rest, 2, 2);
    if (word == "sign")
        return addCells(BlockKind::Signatures, rest, 1, 3);
    if (word == "pagebreak")
        return add(BlockKind::PageBreak, {});
    if (word == "pin")
        return add(BlockKind::Pin, {});
    return setting(word, rest);
}

Result<> Parser::setting(std::string_view word, std::string_view rest) {
    if (word == "qr") {
        m_sheet.qr = true;
    } else if (word == "title") {
        if (rest.empty() || rest.find("{{") != std::string_view::npos)
            return invalid("@title needs a text without placeholders: it becomes visible outside the document");
        m_sheet.title = rest;
    } else if (word == "footer") {
        m_sheet.footer = rest;
        m_sheet.footerLine = m_line;
        if (auto wrong = mistakeIn(rest))
            return invalid(*wrong);
    } else if (word == "copies") {
        m_sheet.copies = rest;
        m_sheet.copiesLine = m_line;
        if (auto wrong = mistakeIn(rest))
            return invalid(*wrong);
    } else if (word == "page" && (rest == "a4" || rest == "a5-landscape")) {
        m_sheet.page = rest == "a4" ? PageSize::A4 : PageSize::A5Landscape;
    } else {
        return invalid("unknown directive @" + std::string{word});
    }
    return {};
}

Result<> Parser::textLine(std::string_view line) {
    if (isOpen(Opened::Table))
        return addRow(line);
    const bool title = line.starts_with("# ");
    if (title || line.starts_with("## ")) {
        m_continues = false;
        return add(title ? BlockKind::Title : BlockKind::Heading,
                   {std::string{trimmed(line.substr(title ? 2 : 3))}});
    }
    const auto dot = line.find(". ");
    const bool numbered = dot != std::string_view::npos && dot >= 1 && dot <= 3 &&
                          std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(dot),
                                      [](char c) { return c >= '0' && c <= '9'; });
    if (numbered || line.starts_with("- ")) {
        RAPOINT_CHECK(add(BlockKind::Item, {numbered ? std::string{line.substr(0, dot + 1)} : "•",
                                            std::string{trimmed(line.substr(numbered ? dot + 1 : 1))}}));
    } else if (m_continues) {
        std::string& text = m_sheet.blocks.back().cells.back();
        text.append(" ").append(line);
        if (auto wrong = mistakeIn(line))
            return invalid(*wrong);
    } else {
        RAPOINT_CHECK(add(BlockKind::Paragraph, {std::string{line}}));
    }
    m_continues = true;
    return {};
}

Result<> Parser::open(Opened what, std::string_view rest) {
    if (m_open.size() >= kDeepest || (what != Opened::When && isOpen(what)))
        return invalid("nested too deep");
    if (what != Opened::When) {
        if (!rest.empty())
            return invalid("@table and @keep stand alone");
        ++(what == Opened::Table ? m_tables : m_keeps);
    } else {
        Condition condition{.name = std::string{rest}};
        if (rest.starts_with("not ")) {
            condition.holds = false;
            condition.name = trimmed(rest.substr(4));
        }
        if (!isConditionName(condition.name))
            return invalid("@when needs the name of a condition");
        m_conditions.push_back(std::move(condition));
    }
    m_open.push_back(what);
    return {};
}

Result<> Parser::close() {
    if (m_open.empty())
        return invalid("@end without @table, @keep or @when");
    if (m_open.back() == Opened::When)
        m_conditions.pop_back();
    m_open.pop_back();
    return {};
}

Result<> Parser::add(BlockKind kind, std::vector<std::string> cells) {
    if (isOpen(Opened::Table) && kind != BlockKind::TableRow)
        return invalid("only rows may stand in a table");
    if (m_sheet.blocks.size() == kMaxBlocks)
        return invalid("too many blocks");
    for (const std::string& cell : cells)
        if (auto wrong = mistakeIn(cell))
            return invalid(*wrong);
    m_sheet.blocks.push_back({.kind = kind,
                              .line = m_line,
                              .table = kind == BlockKind::TableRow ? m_tables : 0,
                              .keep = isOpen(Opened::Keep) ? m_keeps : 0,
                              .conditions = m_conditions,
                              .cells = std::move(cells)});
    return {};
}

Result<> Parser::addCells(BlockKind kind, std::string_view line, std::size_t least, std::size_t most) {
    std::vector<std::string> cells;
    for (const std::string& cell : split(line, '|'))
        cells.emplace_back(trimmed(cell));
    if (cells.size() < least || cells.size() > most)
        return invalid(least == most ? "needs two cells with | between them"
                                     : "needs " + std::to_string(least) + " to " + std::to_string(most) +
                                           " cells with | between them");
    return add(kind, std::move(cells));
}

Result<> Parser::addRow(std::string_view line) {
    RAPOINT_CHECK(addCells(BlockKind::TableRow, line, 2, 4));
    const auto& blocks = m_sheet.blocks;
    if (blocks.size() > 1 && blocks[blocks.size() - 2].table == m_tables &&
        blocks[blocks.size() - 2].cells.size() != blocks.back().cells.size())
        return invalid("the rows of a table have the same number of cells");
    return {};
}

Result<SheetTemplate> Parser::finish() {
    if (!m_open.empty())
        return invalid("@end is missing");
    if (m_sheet.title.empty())
        return invalid("@title is missing");
    if (m_sheet.blocks.empty())
        return invalid("nothing to print");
    return std::move(m_sheet);
}

} // namespace

Result<SheetTemplate> parseTemplate(std::string_view text, const std::string& name) {
    if (text.size() > kMaxFileSize)
        return failure(FaultCode::TemplateInvalid, name + ": larger than 256 KiB");
    if (!fromUtf8(text))
        return failure(FaultCode::TemplateInvalid, name + ": not UTF-8");
    Parser parser{name};
    RAPOINT_CHECK(eachLine(text, [&](std::string_view line) { return parser.take(line); }));
    return parser.finish();
}

} // namespace rapoint::printing
