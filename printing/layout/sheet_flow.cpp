#include "printing/layout/sheet_flow.h"

#include "printing/layout/layout_store.h"

#include <algorithm>
#include <utility>

namespace rapoint::printing {

namespace {

constexpr double kGap = 18;        ///< between two languages
constexpr double kLabelWidth = 20; ///< of an item's number
constexpr double kCellGap = 8;     ///< between the columns of a table

/// How a kind of block looks; sizes in points.
struct Look {
    double size;
    double narrowSize; ///< side by side
    bool bold;
    PangoAlignment alignment;
    double before;
};

Look lookOf(BlockKind kind) {
    switch (kind) {
    case BlockKind::Letterhead:
        return {9, 9, false, PANGO_ALIGN_LEFT, 0};
    case BlockKind::Title:
        return {15, 12, true, PANGO_ALIGN_CENTER, 14};
    case BlockKind::Heading:
        return {10.5, 9.2, true, PANGO_ALIGN_LEFT, 11};
    case BlockKind::Item:
        return {9.6, 8.6, false, PANGO_ALIGN_LEFT, 3};
    case BlockKind::TableRow:
        return {9.4, 8.2, false, PANGO_ALIGN_LEFT, 0};
    case BlockKind::Signatures:
        return {8.6, 8, false, PANGO_ALIGN_CENTER, 20};
    case BlockKind::Paragraph:
    case BlockKind::Pin:
    case BlockKind::PageBreak:
        break;
    }
    return {9.6, 8.6, false, PANGO_ALIGN_LEFT, 5};
}

/// Where one language's text stands on the page.
struct Strip {
    double x;
    double width;
};

class FlowBuilder {
public:
    FlowBuilder(const std::vector<std::string>& codes, const PageGeometry& page)
        : m_page{page}
        , m_two{codes.size() > 1}
        , m_codes{codes} {}

    void add(const std::vector<const BoundBlock*>& languages) {
        const BoundBlock& first = *languages.front();
        if (first.kind == BlockKind::PageBreak) {
            m_breakBefore = true;
            return;
        }
        m_block = {.kind = first.kind,
                   .table = first.table,
                   .keep = first.keep,
                   .cells = std::max<std::size_t>(first.cells.size(), 1),
                   .columns = {}};
        m_look = lookOf(first.kind);
        m_constant = std::ranges::all_of(languages, &BoundBlock::constant);
        m_box = {};
        setColumns(languages);
        describeBox();
        m_flow.blocks.push_back(std::move(m_block));
        m_flow.boxes.push_back(std::move(m_box));
    }

    SheetFlow take() { return std::move(m_flow); }

private:
    Strip stripOf(std::size_t language) const {
        const double whole = m_page.textWidth();
        if (!m_two)
            return {m_page.side, whole};
        const double half = (whole - kGap) / 2;
        return {m_page.side + static_cast<double>(language) * (half + kGap), half};
    }

    void setColumns(const std::vector<const BoundBlock*>& languages) {
        switch (m_block.kind) {
        case BlockKind::Letterhead: {
            const double half = m_page.textWidth() / 2;
            const auto& cells = languages.front()->cells;
            set(0, "<b>" + cells[0] + "</b>", m_page.side, half, PANGO_ALIGN_LEFT);
            set(0, cells[1], m_page.side + half, half, PANGO_ALIGN_RIGHT);
            return;
        }
        case BlockKind::Signatures: {
            const double width = m_page.textWidth() * (m_block.cells < 3 ? 0.42 : 0.28);
            const double step =
                m_block.cells < 2 ? 0 : (m_page.textWidth() - width) / static_cast<double>(m_block.cells - 1);
            for (std::size_t i = 0; i < m_block.cells; ++i) {
                std::string caption;
                for (const BoundBlock* block : languages)
                    caption += (caption.empty() ? "" : "\n") + block->cells[i];
                set(0, caption, m_page.side + static_cast<double>(i) * step, width, PANGO_ALIGN_CENTER);
            }
            return;
        }
        case BlockKind::Pin:
            return;
        default:
            for (std::size_t l = 0; l < languages.size(); ++l)
                setLanguage(l, *languages[l]);
        }
    }

    void setLanguage(std::size_t language, const BoundBlock& block) {
        const Strip strip = stripOf(language);
        if (block.cells.size() > 2) {
            const double width = strip.width / static_cast<double>(block.cells.size());
            for (std::size_t i = 0; i < block.cells.size(); ++i)
                set(language, block.cells[i], strip.x + static_cast<double>(i) * width, width - kCellGap,
                    PANGO_ALIGN_LEFT);
        } else if (block.kind == BlockKind::Item || block.kind == BlockKind::TableRow) {
            const double label = block.kind == BlockKind::Item ? kLabelWidth : strip.width * (m_two ? 0.46 : 0.36);
            const double gap = block.kind == BlockKind::Item ? 0 : kCellGap;
            set(language, block.cells[0], strip.x, label - gap, PANGO_ALIGN_LEFT);
            set(language, block.cells[1], strip.x + label, strip.width - label, m_look.alignment);
        } else {
            set(language, block.cells[0], strip.x, strip.width, m_look.alignment);
        }
    }

    void set(std::size_t language, const std::string& markup, double x, double width, PangoAlignment alignment) {
        const LayoutStore::Look look{.language = m_codes[language],
                                     .size = m_two ? m_look.narrowSize : m_look.size,
                                     .bold = m_look.bold,
                                     .alignment = alignment,
                                     .width = width};
        SetColumn column{.layout = LayoutStore::ofThread().layoutOf(markup, look, m_constant),
                         .x = x,
                         .width = width,
                         .baselines = {},
                         .lineStarts = {}};
        measure(column);
        m_block.columns.push_back(std::move(column));
    }

    void measure(SetColumn& column) {
        std::vector<LineSpan> lines;
        PangoLayoutIter* at = ::pango_layout_get_iter(column.layout.get());
        do {
            PangoRectangle logical{};
            int top = 0;
            int bottom = 0;
            ::pango_layout_iter_get_line_extents(at, nullptr, &logical);
            ::pango_layout_iter_get_line_yrange(at, &top, &bottom);
            lines.push_back({::pango_units_to_double(top), ::pango_units_to_double(bottom)});
            column.baselines.push_back(::pango_units_to_double(::pango_layout_iter_get_baseline(at)));
            column.lineStarts.push_back(::pango_units_to_double(logical.x));
        } while (::pango_layout_iter_next_line(at));
        ::pango_layout_iter_free(at);
        m_box.columns.push_back(std::move(lines));
    }

    void describeBox() {
        double text = 0;
        for (const auto& lines : m_box.columns)
            text = std::max(text, lines.back().bottom);
        m_box.before = m_look.before;
        m_box.breakBefore = std::exchange(m_breakBefore, false);
        m_box.height = text;
        switch (m_block.kind) {
        case BlockKind::Title:
        case BlockKind::Heading:
            m_box.keepWithNext = true;
            break;
        case BlockKind::Letterhead:
        case BlockKind::TableRow:
            m_box.height += 7;
            break;
        case BlockKind::Signatures:
            m_box.height += kSignatureRoom + 4;
            break;
        case BlockKind::Pin:
            m_box.height = kPinHeight;
            m_box.before = 8;
            break;
        default:
            m_box.splittable = true;
        }
    }

    PageGeometry m_page;
    bool m_two;
    bool m_breakBefore = false;
    bool m_constant = false;
    std::vector<std::string> m_codes;
    Look m_look{};
    SetBlock m_block;
    FlowBox m_box;
    SheetFlow m_flow;
};

/// The first row of a table has air above it, and its first two rows stay together.
void spaceTables(SheetFlow& flow) {
    for (std::size_t i = 0; i < flow.blocks.size(); ++i) {
        const int table = flow.blocks[i].table;
        if (table == 0 || (i > 0 && flow.blocks[i - 1].table == table))
            continue;
        flow.boxes[i].before = 6;
        flow.boxes[i].keepWithNext = i + 1 < flow.blocks.size() && flow.blocks[i + 1].table == table;
    }
}

/// What @keep holds together, and a signature with at least the text before it: a page of signatures alone could
/// be put below any contract.
void keepTogether(SheetFlow& flow, double pageHeight) {
    for (std::size_t i = 0; i + 1 < flow.blocks.size(); ++i) {
        const SetBlock& next = flow.blocks[i + 1];
        const int keep = flow.blocks[i].keep;
        const bool kept = keep != 0 && next.keep == keep;
        const bool signedBelow = next.kind == BlockKind::Signatures && flow.boxes[i].height < pageHeight / 3;
        if (kept || signedBelow)
            flow.boxes[i].keepWithNext = true;
        if (keep != 0)
            flow.boxes[i].splittable = false;
    }
    if (!flow.blocks.empty() && flow.blocks.back().keep != 0)
        flow.boxes.back().splittable = false;
}

} // namespace

SheetFlow flowOf(const std::vector<std::vector<BoundBlock>>& languages, const std::vector<std::string>& codes,
                 const PageGeometry& page) {
    FlowBuilder builder{codes, page};
    for (std::size_t i = 0; i < languages.front().size(); ++i) {
        std::vector<const BoundBlock*> row;
        for (const auto& blocks : languages)
            row.push_back(&blocks[i]);
        builder.add(row);
    }
    SheetFlow flow = builder.take();
    spaceTables(flow);
    keepTogether(flow, page.textHeight());
    return flow;
}

} // namespace rapoint::printing
