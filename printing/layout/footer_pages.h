#pragma once

#include <cstddef>
#include <vector>

#include <qpdf/QPDF.hh>

namespace rapoint::printing {

/// Pages that differ in nothing but their footers: n pages without, and behind them `variants` times n pages with
/// nothing else. The latter are taken out of the document, and their content is put under the former, one variant
/// after the other; the fonts are the same ones. Made for one document, which outlives it; QPDF's exceptions come
/// through.
class FooterPages {
public:
    FooterPages(QPDF& document, std::size_t variants);

    std::size_t variants() const { return m_footers.size(); }
    /// In the place of the variant that was there.
    void put(std::size_t variant);

private:
    using Object = QPDFObjectHandle;

    std::vector<Object> m_pages;
    std::vector<Object> m_bodies; ///< content of each page, between those two that keep its
    Object m_before;              ///< coordinate system from the footer's
    Object m_after;
    std::vector<std::vector<Object>> m_footers; ///< content, by variant and page
};

} // namespace rapoint::printing
