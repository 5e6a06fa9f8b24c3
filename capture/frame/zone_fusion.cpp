#include "capture/frame/zone_fusion.h"

#include "capture/mrz/cells_reader.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace rapoint::capture {

namespace {

constexpr float kFloor = -7.0F;    // log probability: no single frame can rule a character out for good
constexpr float kClear = 0.9F;     // probability from which a frame contradicts
constexpr float kSupported = 0.5F; // probability from which a frame supports a character
constexpr float kSeen = -1.6F; // log probability of the likeliest character: below, the frame shows nothing there
constexpr int kContradictions = 8; // characters that differ clearly: more than a bad frame brings about
constexpr int kAgreeing = 2;       // frames

ZoneCells floored(ZoneCells cells) {
    for (CellEvidence& cell : cells.cells)
        for (float& value : cell)
            value = std::max(value, kFloor);
    return cells;
}

/// The character that the cell holds for likely out of its field's alphabet, and its probability among those.
std::pair<int, float> likeliest(const CellEvidence& cell, MrzAlphabet allowed) {
    int best = -1;
    for (int index = 0; index < kMrzCharacters; ++index)
        if (((allowed >> index) & 1) != 0 &&
            (best < 0 || cell[static_cast<std::size_t>(index)] > cell[static_cast<std::size_t>(best)]))
            best = index;
    float sum = 0.0F;
    for (int index = 0; index < kMrzCharacters; ++index)
        if (((allowed >> index) & 1) != 0)
            sum += std::exp(cell[static_cast<std::size_t>(index)] - cell[static_cast<std::size_t>(best)]);
    return {best, 1.0F / sum};
}

/// Calls use(cell's index, likeliest character, its probability) for each cell.
void forEachCell(const ZoneCells& zone, auto&& use) {
    for (int line = 0; line < zone.layout->lines; ++line) {
        const std::span<const MrzAlphabet> alphabets = zone.layout->alphabetsOf(line);
        for (int column = 0; column < zone.layout->length; ++column) {
            const auto [best, probability] =
                likeliest(zone.at(line, column), alphabets[static_cast<std::size_t>(column)]);
            use(static_cast<std::size_t>(line * zone.layout->length + column), best, probability);
        }
    }
}

} // namespace

void ZoneFusion::add(const ZoneCells& frame) {
    if (m_sum && (!m_sum->fits(frame) || isOfAnotherDocument(frame)))
        clear();
    const ZoneCells bounded = floored(frame);
    if (m_sum)
        m_sum->add(bounded);
    else
        m_sum = bounded;
    countSupport(frame);
    ++m_frames;
    m_wholeFrames += frame.wholeLines ? 1 : 0;
    m_reading = readCells(mean());
}

void ZoneFusion::clear() {
    *this = {};
}

bool ZoneFusion::isOfAnotherDocument(const ZoneCells& frame) const {
    std::vector<int> before(m_support.size(), -1);
    forEachCell(*m_sum, [&](std::size_t cell, int best, float probability) {
        if (probability > kClear)
            before[cell] = best;
    });
    int different = 0;
    forEachCell(frame, [&](std::size_t cell, int best, float probability) {
        if (probability > kClear && before[cell] >= 0 && before[cell] != best)
            ++different;
    });
    return different >= kContradictions;
}

void ZoneFusion::countSupport(const ZoneCells& frame) {
    m_support.resize(frame.cells.size());
    m_seen.resize(frame.cells.size());
    forEachCell(frame, [&](std::size_t cell, int best, float probability) {
        if (probability > kSupported)
            ++m_support[cell][static_cast<std::size_t>(best)];
        if (*std::max_element(frame.cells[cell].begin(), frame.cells[cell].end()) > kSeen)
            ++m_seen[cell];
    });
}

ZoneCells ZoneFusion::mean() const {
    ZoneCells result = *m_sum;
    for (std::size_t cell = 0; cell < result.cells.size(); ++cell)
        for (float& value : result.cells[cell])
            value /= static_cast<float>(std::max(1, m_seen[cell]));
    result.wholeLines = 2 * m_wholeFrames > m_frames;
    return result;
}

bool ZoneFusion::agreed() const {
    if (!m_reading || !m_reading->accepted())
        return false;
    const auto length = static_cast<std::size_t>(m_sum->layout->length);
    for (std::size_t cell = 0; cell < m_support.size(); ++cell) {
        const std::size_t line = cell / length;
        const std::size_t column = cell % length;
        const bool repaired = std::any_of(m_reading->repairs.begin(), m_reading->repairs.end(), [&](auto& one) {
            return static_cast<std::size_t>(one.line) == line && static_cast<std::size_t>(one.column) == column;
        });
        const int character = mrzIndex(m_reading->lines[line][column]);
        if (!repaired && m_support[cell][static_cast<std::size_t>(character)] < kAgreeing)
            return false;
    }
    return true;
}

} // namespace rapoint::capture
