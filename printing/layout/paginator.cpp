#include "printing/layout/paginator.h"

#include <algorithm>

namespace rapoint::printing {

namespace {

constexpr std::size_t kTogether = 2; ///< the fewest lines of a paragraph that stand alone

using Ranges = std::vector<LineRange>;

double heightOf(const FlowBox& box, const Ranges& ranges) {
    double height = 0;
    for (std::size_t c = 0; c < ranges.size(); ++c)
        if (const auto [first, last] = ranges[c]; last > first)
            height = std::max(height, box.columns[c][last - 1].bottom - box.columns[c][first].top);
    return height;
}

/// How many lines of a column, from `first` on, fit into `room` so that neither part is a single line.
std::size_t fittingEnd(const std::vector<LineSpan>& lines, std::size_t first, double room, bool strict) {
    std::size_t last = first;
    while (last < lines.size() && lines[last].bottom - lines[first].top <= room)
        ++last;
    if (last == lines.size())
        return last;
    const std::size_t here = last - first;
    const std::size_t rest = lines.size() - last;
    if (strict && rest < kTogether)
        last -= std::min(here, kTogether - rest);
    if (strict && last - first < kTogether)
        return first;
    return last;
}

class Paginator {
public:
    Paginator(const std::vector<FlowBox>& boxes, double pageHeight)
        : m_boxes{boxes}
        , m_pageHeight{pageHeight} {}

    std::vector<PageOfBoxes> run() {
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            if ((m_boxes[i].breakBefore || !chainFits(i)) && !atTop())
                newPage();
            place(i);
        }
        return std::move(m_pages);
    }

private:
    bool atTop() const { return m_pages.back().empty(); }
    void newPage() {
        m_pages.emplace_back();
        m_y = 0;
    }
    double spaceBefore(const FlowBox& box) const { return atTop() ? 0 : box.before; }

    /// What has to fit below a heading: the least of the first box that is not itself kept with the next.
    double leastHeight(const FlowBox& box) const {
        if (!box.splittable)
            return box.height;
        double least = 0;
        for (const auto& lines : box.columns) {
            const std::size_t few = lines.size() <= kTogether + 1 ? lines.size() : kTogether;
            if (few > 0)
                least = std::max(least, lines[few - 1].bottom - lines[0].top);
        }
        return least;
    }

    bool chainFits(std::size_t first) const {
        double y = m_y + spaceBefore(m_boxes[first]);
        std::size_t i = first;
        for (; i < m_boxes.size() && m_boxes[i].keepWithNext; ++i) {
            y += (i > first ? m_boxes[i].before : 0) + m_boxes[i].height;
            if (y > m_pageHeight)
                return false;
        }
        if (i == m_boxes.size())
            return true;
        return y + (i > first ? m_boxes[i].before : 0) + leastHeight(m_boxes[i]) <= m_pageHeight;
    }

    void put(std::size_t index, const Ranges& ranges, double height) {
        PlacedBox placed{.box = index,
                         .y = m_y + spaceBefore(m_boxes[index]),
                         .height = height,
                         .ranges = ranges,
                         .offsets = {}};
        for (std::size_t c = 0; c < ranges.size(); ++c)
            placed.offsets.push_back(
                ranges[c].last > ranges[c].first ? m_boxes[index].columns[c][ranges[c].first].top : 0);
        m_y = placed.y + height;
        m_pages.back().push_back(std::move(placed));
    }

    void place(std::size_t index) {
        const FlowBox& box = m_boxes[index];
        Ranges rest;
        for (const auto& lines : box.columns)
            rest.push_back({0, lines.size()});
        double height = box.height;
        while (m_y + spaceBefore(box) + height > m_pageHeight) {
            Ranges part = rest;
            const double room = m_pageHeight - m_y - spaceBefore(box);
            // At the top of a page everything that can be put has to be put, or this would never end.
            const bool progress = (box.splittable || atTop()) && splitAt(box, rest, part, room);
            if (!progress && atTop())
                break;
            if (progress)
                put(index, part, heightOf(box, part));
            newPage();
            height = progress ? heightOf(box, rest) : height;
        }
        put(index, rest, height);
    }

    /// Moves what fits from `rest` to `part`; false if nothing does.
    bool splitAt(const FlowBox& box, Ranges& rest, Ranges& part, double room) const {
        bool any = false;
        bool allowed = true;
        for (const bool strict : {true, false}) {
            if (!strict && (!atTop() || any))
                break;
            allowed = true;
            for (std::size_t c = 0; c < rest.size(); ++c) {
                part[c].last = fittingEnd(box.columns[c], rest[c].first, room, strict);
                any = any || part[c].last > part[c].first;
                // Side by side both languages begin on the same page.
                allowed = allowed && (part[c].last > part[c].first || rest[c].first == rest[c].last || !strict);
            }
            any = any && allowed;
        }
        if (any)
            for (std::size_t c = 0; c < rest.size(); ++c)
                rest[c].first = part[c].last;
        return any;
    }

    const std::vector<FlowBox>& m_boxes;
    const double m_pageHeight;
    std::vector<PageOfBoxes> m_pages{1};
    double m_y = 0;
};

} // namespace

std::vector<PageOfBoxes> paginate(const std::vector<FlowBox>& boxes, double pageHeight) {
    return Paginator{boxes, pageHeight}.run();
}

} // namespace rapoint::printing
