#include "printing/layout/footer_pages.h"

#include <stdexcept>

namespace rapoint::printing {

FooterPages::FooterPages(QPDF& document, std::size_t variants)
    : m_footers{variants} {
    const std::vector<Object> all = document.getAllPages();
    const std::size_t pages = all.size() / (variants + 1);
    if (pages == 0 || all.size() != pages * (variants + 1))
        throw std::logic_error{"pages and footers do not match"};
    m_before = document.newStream("q\n");
    m_after = document.newStream("\nQ\n");
    m_pages.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(pages));
    for (Object& page : m_pages)
        m_bodies.push_back(page.getKey("/Contents"));
    for (std::size_t i = pages; i < all.size(); ++i) {
        Object footer = all[i];
        m_footers[i / pages - 1].push_back(footer.getKey("/Contents"));
        // Cairo names its fonts for the whole document: a name that both pages have is the same font.
        m_pages[i % pages].getKey("/Resources").mergeResources(footer.getKey("/Resources"));
        document.removePage(footer);
    }
}

void FooterPages::put(std::size_t variant) {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i].replaceKey("/Contents",
                              Object::newArray({m_before, m_bodies[i], m_after, m_footers.at(variant).at(i)}));
}

} // namespace rapoint::printing
