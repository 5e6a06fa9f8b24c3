#include "station/case/page_list.h"

#include <algorithm>
#include <utility>

namespace rapoint {

void PageList::put(std::int64_t page, CapturedPage picture) {
    if (has(page))
        at(page) = std::move(picture);
    else if (page == count() + 1 && page <= kMax)
        m_pages.push_back(std::move(picture));
}

void PageList::keep(std::int64_t page) {
    if (has(page))
        at(page).kept = true;
}

void PageList::reject(std::int64_t page) {
    if (has(page))
        at(page).rejected = true;
}

void PageList::move(std::int64_t from, std::int64_t to) {
    if (!has(from) || !has(to))
        return;
    const auto place = [&](std::int64_t page) { return m_pages.begin() + (page - 1); };
    if (from < to)
        std::rotate(place(from), place(from + 1), place(to) + 1);
    else
        std::rotate(place(to), place(from), place(from) + 1);
}

void PageList::remove(std::int64_t page) {
    if (has(page))
        m_pages.erase(m_pages.begin() + (page - 1));
}

} // namespace rapoint
