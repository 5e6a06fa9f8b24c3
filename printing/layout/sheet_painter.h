#pragma once

#include "printing/layout/qr_code.h"
#include "printing/layout/sheet_flow.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::printing {

/// Where a PIN goes, in points from the lower left corner of its page (PDF user space).
struct PinPlace {
    std::size_t page = 0; ///< from 0
    double x = 0;
    double y = 0;
};

/// The place for somebody's signature, above its line, in PDF user space.
struct SignaturePlace {
    std::size_t page = 0; ///< from 0
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
};

/// What stands at the foot of a page: one line per language, as Pango markup.
using Footers = std::vector<std::string>;

/// Draws a distributed flow on a PDF surface, with structure tags (ISO 32000-1 §14.8.4) where Cairo has them.
class SheetPainter {
public:
    /// `codes`: one for each page, or an empty list.
    SheetPainter(cairo_t* cairo, const PageGeometry& page, std::vector<QrCode> codes)
        : m_cairo{cairo}
        , m_page{page}
        , m_codes{std::move(codes)} {}

    /// `footers` has one entry per page.
    void paint(const SheetFlow& flow, const std::vector<PageOfBoxes>& pages, const std::vector<Footers>& footers);
    /// Each on a page of its own, where it would be on its sheet's.
    void paintFooters(const std::vector<Footers>& footers);
    const std::optional<PinPlace>& pin() const { return m_pin; }
    /// In the order of the sheet.
    const std::vector<SignaturePlace>& signatures() const { return m_signatures; }

private:
    void paintBox(const SetBlock& block, const PlacedBox& placed);
    void paintColumn(const SetColumn& column, const PlacedBox& placed, std::size_t number, double top);
    void paintRules(const SetBlock& block, const PlacedBox& placed, double top);
    void paintFooter(const Footers& lines);
    void paintQr(const QrCode& code);
    void rule(double x, double y, double width, double thickness, double grey);
    void openGroup(const SetBlock& block);
    void closeGroup();

    cairo_t* m_cairo;
    PageGeometry m_page;
    std::vector<QrCode> m_codes;
    std::optional<PinPlace> m_pin;
    std::vector<SignaturePlace> m_signatures;
    std::size_t m_number = 0;
    const char* m_group = nullptr;
    int m_table = 0;
};

} // namespace rapoint::printing
