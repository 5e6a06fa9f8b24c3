#pragma once

#include "station/case/evidence_ref.h"
#include "station/identity/picture_quality.h"

#include <cstdint>
#include <vector>

namespace rapoint {

/// One page of a document as it was photographed.
struct CapturedPage {
    EvidenceRef picture;
    PictureQuality quality;
    bool kept = false;     ///< somebody took it although it is below the minimum
    bool rejected = false; ///< it has to be taken again
};

/// The pages of a document in the order in which they will be sealed, counted from 1 as people do. The fold of the
/// facts about pages, and so part of a case's state; places that are not there are left alone.
class PageList {
public:
    static constexpr std::int64_t kMax = 40;

    const std::vector<CapturedPage>& all() const { return m_pages; }
    std::int64_t count() const { return std::ssize(m_pages); }
    bool has(std::int64_t page) const { return page >= 1 && page <= count(); }

    /// In place of page `page`, or behind the last one.
    void put(std::int64_t page, CapturedPage picture);
    void keep(std::int64_t page);
    void reject(std::int64_t page);
    /// Page `from` becomes page `to`; those between move up.
    void move(std::int64_t from, std::int64_t to);
    void remove(std::int64_t page);

private:
    CapturedPage& at(std::int64_t page) { return m_pages[static_cast<std::size_t>(page - 1)]; }

    std::vector<CapturedPage> m_pages;
};

} // namespace rapoint
