#include "capture/mrz/zone_decoder.h"

#include "capture/mrz/cell_grid.h"
#include "capture/mrz/cells_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rapoint::capture {

namespace {

constexpr double kMaxHidden = 6.0; // characters
constexpr double kMaxBeside = 24.0;
constexpr double kWorstScore = -2.2;    // below this it is no zone
constexpr double kDoubtfulScore = -0.8; // below this one check digit must hold
constexpr int kTextBeyond = 2;          // characters beyond an end from which the line goes on
constexpr double kRivalAgreement = 0.2; // by which the picture must speak for a length of the lines against others
constexpr double kCellFloor = 1.2e-4;   // of a character's probability in a cell: a net is never surer than this

std::optional<ScoredZone> decodeAs(const MrzLayout& layout, std::span<const ScoredLine> lines) {
    ScoredZone zone;
    zone.cells.layout = &layout;
    std::vector<std::vector<double>> columns;
    double pitch = 0.0;
    for (int line = 0; line < layout.lines; ++line) {
        const ScoredLine& one = lines[static_cast<std::size_t>(line)];
        if (!mayHave(one.rhythm, layout.length))
            return std::nullopt;
        const auto decoded = decodeCells(one.scores, one.rhythm.pitch, layout.alphabetsOf(line));
        if (!decoded || decoded->score < kWorstScore)
            return std::nullopt;
        zone.score += decoded->score / layout.lines;
        zone.surround += decoded->surround / layout.lines;
        zone.beyond = std::max(zone.beyond, decoded->beyond);
        zone.ends.push_back({decoded->cells.front().column, decoded->cells.back().column});
        pitch += one.rhythm.pitch / layout.lines;
        std::vector<double>& places = columns.emplace_back();
        for (const MrzCell& cell : decoded->cells) {
            zone.cells.cells.push_back(normalised(cell));
            places.push_back(cell.column);
        }
    }
    zone.cells.wholeLines = zone.beyond < kTextBeyond && gridOf(columns, pitch).isEven();
    zone.reading = readCells(zone.cells);
    const auto& checks = zone.reading.checks;
    if (zone.score < kDoubtfulScore &&
        std::none_of(checks.begin(), checks.end(), [](auto& one) { return one.second; }))
        return std::nullopt;
    return zone;
}

/// Check digits must not decide where a line ends: a visa has none for most of it.
bool rivals(const ScoredZone& other, const ScoredZone& best) {
    return other.cells.layout->length != best.cells.layout->length &&
           other.agreement() > best.agreement() - kRivalAgreement;
}

} // namespace

CellEvidence normalised(const MrzCell& cell) {
    CellEvidence result{};
    double sum = 0.0;
    for (float one : cell.evidence)
        sum += std::exp(static_cast<double>(one)) + kCellFloor;
    for (std::size_t index = 0; index < result.size(); ++index)
        result[index] =
            static_cast<float>(std::log((std::exp(static_cast<double>(cell.evidence[index])) + kCellFloor) / sum));
    return result;
}

bool mayHave(const LineRhythm& rhythm, int length) {
    return rhythm.count > length - kMaxHidden && rhythm.count < length + kMaxBeside;
}

double likenessOf(const ScoredLine& line, double enough) {
    double best = -std::numeric_limits<double>::infinity();
    for (const MrzLayout& layout : mrzLayouts())
        for (int index = 0; index < layout.lines && best < enough; ++index)
            if (mayHave(line.rhythm, layout.length))
                if (const auto decoded = decodeCells(line.scores, line.rhythm.pitch, layout.alphabetsOf(index)))
                    best = std::max(best, decoded->score);
    return best;
}

double ScoredZone::rank() const {
    const auto held =
        std::count_if(reading.checks.begin(), reading.checks.end(), [](auto& one) { return one.second; });
    const double share = static_cast<double>(held) / static_cast<double>(reading.checks.size());
    return score + surround + share + (reading.accepted() ? 1.0 : 0.0) -
           0.1 * static_cast<double>(reading.repairs.size());
}

std::optional<ScoredZone> decodeZone(std::span<const ScoredLine> lines) {
    std::vector<ScoredZone> candidates;
    for (const MrzLayout& layout : mrzLayouts())
        if (lines.size() == static_cast<std::size_t>(layout.lines))
            if (auto candidate = decodeAs(layout, lines))
                candidates.push_back(*std::move(candidate));
    if (candidates.empty())
        return std::nullopt;
    const auto best = std::max_element(candidates.begin(), candidates.end(),
                                       [](const auto& a, const auto& b) { return a.rank() < b.rank(); });
    if (std::any_of(candidates.begin(), candidates.end(), [&](const auto& one) { return rivals(one, *best); })) {
        best->cells.wholeLines = false;
        best->reading.doubts.insert(MrzDoubt::LengthAmbiguous);
    }
    return std::move(*best);
}

} // namespace rapoint::capture
