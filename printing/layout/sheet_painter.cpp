#include "printing/layout/sheet_painter.h"

#include <algorithm>
#include <cstddef>

namespace rapoint::printing {

namespace {

constexpr double kQrSize = 46;
constexpr double kFooterRule = 26; ///< from the text area down to the footer's first line

constexpr int kDots = 8; ///< along a module: some 580 dpi

/// A stencil, because four corners of every bar written down as decimal numbers took a third of a contract's time.
SurfacePtr dotsOf(const QrCode& code) {
    SurfacePtr dots{::cairo_image_surface_create(CAIRO_FORMAT_A8, code.width * kDots, code.width * kDots)};
    unsigned char* const data = ::cairo_image_surface_get_data(dots.get());
    const auto stride = static_cast<std::ptrdiff_t>(::cairo_image_surface_get_stride(dots.get()));
    for (int row = 0; row < code.width; ++row) {
        unsigned char* const first = data + row * kDots * stride;
        for (int column = 0; column < code.width; ++column)
            std::fill_n(first + column * kDots, kDots, code.at(row, column) ? 0xFF : 0);
        for (int again = 1; again < kDots; ++again)
            std::copy_n(first, code.width * kDots, first + again * stride);
    }
    ::cairo_surface_mark_dirty(dots.get());
    return dots;
}

const char* tagOf(const SetBlock& block, std::size_t column) {
    const bool first = column % block.cells == 0;
    switch (block.kind) {
    case BlockKind::Title:
        return "H1";
    case BlockKind::Heading:
        return "H2";
    case BlockKind::Item:
        return first ? "Lbl" : "LBody";
    case BlockKind::TableRow:
        return first ? "TH" : "TD";
    default:
        return "P";
    }
}

const char* rowTagOf(BlockKind kind) {
    if (kind == BlockKind::Item)
        return "LI";
    return kind == BlockKind::TableRow ? "TR" : nullptr;
}

} // namespace

void SheetPainter::paint(const SheetFlow& flow, const std::vector<PageOfBoxes>& pages,
                         const std::vector<Footers>& footers) {
    for (m_number = 0; m_number < pages.size(); ++m_number) {
        for (const PlacedBox& placed : pages[m_number])
            paintBox(flow.blocks[placed.box], placed);
        closeGroup();
        paintFooter(footers[m_number]);
        if (!m_codes.empty())
            paintQr(m_codes[m_number]);
        ::cairo_show_page(m_cairo);
    }
}

void SheetPainter::paintFooters(const std::vector<Footers>& footers) {
    for (const Footers& lines : footers) {
        paintFooter(lines);
        ::cairo_show_page(m_cairo);
    }
}

void SheetPainter::openGroup(const SetBlock& block) {
    const char* wanted = nullptr;
    if (block.kind == BlockKind::Item)
        wanted = "L";
    else if (block.kind == BlockKind::TableRow)
        wanted = "Table";
    if (wanted == m_group && block.table == m_table)
        return;
    closeGroup();
    m_group = wanted;
    m_table = block.table;
    if (m_group != nullptr)
        ::cairo_tag_begin(m_cairo, m_group, nullptr);
}

void SheetPainter::closeGroup() {
    if (m_group != nullptr)
        ::cairo_tag_end(m_cairo, m_group);
    m_group = nullptr;
    m_table = 0;
}

void SheetPainter::paintBox(const SetBlock& block, const PlacedBox& placed) {
    openGroup(block);
    const char* row = rowTagOf(block.kind);
    if (row != nullptr)
        ::cairo_tag_begin(m_cairo, row, nullptr);
    const double top = m_page.top + placed.y;
    paintRules(block, placed, top);
    for (std::size_t c = 0; c < block.columns.size(); ++c) {
        double textTop = top;
        if (block.kind == BlockKind::TableRow)
            textTop += 3;
        else if (block.kind == BlockKind::Signatures)
            textTop += kSignatureRoom + 4;
        const char* tag = tagOf(block, c);
        ::cairo_tag_begin(m_cairo, tag, nullptr);
        paintColumn(block.columns[c], placed, c, textTop);
        ::cairo_tag_end(m_cairo, tag);
    }
    if (row != nullptr)
        ::cairo_tag_end(m_cairo, row);
}

void SheetPainter::paintColumn(const SetColumn& column, const PlacedBox& placed, std::size_t number, double top) {
    const auto [first, last] = placed.ranges[number];
    for (std::size_t line = first; line < last; ++line) {
        ::cairo_move_to(m_cairo, column.x + column.lineStarts[line],
                        top + column.baselines[line] - placed.offsets[number]);
        ::pango_cairo_show_layout_line(
            m_cairo, ::pango_layout_get_line_readonly(column.layout.get(), static_cast<int>(line)));
    }
}

void SheetPainter::paintRules(const SetBlock& block, const PlacedBox& placed, double top) {
    const double bottom = top + placed.height;
    switch (block.kind) {
    case BlockKind::Letterhead:
        rule(m_page.side, bottom, m_page.textWidth(), 0.8, 0.2);
        break;
    case BlockKind::TableRow:
        for (std::size_t c = 0; c + block.cells <= block.columns.size(); c += block.cells) {
            const SetColumn& last = block.columns[c + block.cells - 1];
            const double width = last.x + last.width - block.columns[c].x;
            rule(block.columns[c].x, bottom, width, 0.4, 0.6);
        }
        break;
    case BlockKind::Signatures:
        for (const SetColumn& column : block.columns) {
            rule(column.x, top + kSignatureRoom, column.width, 0.6, 0.1);
            m_signatures.push_back({.page = m_number,
                                    .left = column.x,
                                    .bottom = m_page.height - top - kSignatureRoom,
                                    .right = column.x + column.width,
                                    .top = m_page.height - top});
        }
        break;
    case BlockKind::Pin:
        ::cairo_set_line_width(m_cairo, 0.8);
        ::cairo_rectangle(m_cairo, m_page.side, top, kPinWidth, kPinHeight);
        ::cairo_stroke(m_cairo);
        m_pin = PinPlace{.page = m_number, .x = m_page.side + 14, .y = m_page.height - top - kPinHeight + 11};
        break;
    default:
        break;
    }
}

void SheetPainter::rule(double x, double y, double width, double thickness, double grey) {
    ::cairo_save(m_cairo);
    ::cairo_set_source_rgb(m_cairo, grey, grey, grey);
    ::cairo_set_line_width(m_cairo, thickness);
    ::cairo_move_to(m_cairo, x, y);
    ::cairo_line_to(m_cairo, x + width, y);
    ::cairo_stroke(m_cairo);
    ::cairo_restore(m_cairo);
}

void SheetPainter::paintFooter(const Footers& lines) {
    double y = m_page.height - m_page.bottom + kFooterRule;
    for (const std::string& markup : lines) {
        if (markup.empty())
            continue;
        const LayoutPtr layout{::pango_cairo_create_layout(m_cairo)};
        ::pango_cairo_context_set_resolution(::pango_layout_get_context(layout.get()), 72);
        PangoFontDescription* font = ::pango_font_description_from_string(kFontFamilies);
        ::pango_font_description_set_absolute_size(font, 7.6 * PANGO_SCALE);
        ::pango_layout_set_font_description(layout.get(), font);
        ::pango_font_description_free(font);
        ::pango_layout_set_width(layout.get(), static_cast<int>((m_page.textWidth() - kQrSize) * PANGO_SCALE));
        ::pango_layout_set_markup(layout.get(), markup.c_str(), static_cast<int>(markup.size()));
        ::cairo_move_to(m_cairo, m_page.side, y);
        ::pango_cairo_show_layout(m_cairo, layout.get());
        PangoRectangle logical{};
        ::pango_layout_get_extents(layout.get(), nullptr, &logical);
        y += ::pango_units_to_double(logical.height);
    }
}

void SheetPainter::paintQr(const QrCode& code) {
    const double module = kQrSize / code.width;
    const double left = m_page.width - m_page.side - kQrSize;
    const double top = m_page.height - m_page.bottom + 14;
    const SurfacePtr dots = dotsOf(code);
    const PatternPtr pattern{::cairo_pattern_create_for_surface(dots.get())};
    ::cairo_pattern_set_filter(pattern.get(), CAIRO_FILTER_NEAREST);
    ::cairo_tag_begin(m_cairo, "Figure", nullptr);
    ::cairo_save(m_cairo);
    ::cairo_translate(m_cairo, left, top);
    ::cairo_scale(m_cairo, module / kDots, module / kDots);
    ::cairo_mask(m_cairo, pattern.get());
    ::cairo_restore(m_cairo);
    ::cairo_tag_end(m_cairo, "Figure");
}

} // namespace rapoint::printing
