#include "capture/mrz/cell_decoder.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rapoint::capture {

namespace {

constexpr float kFloor = -9.0F;   // a net is never surer than this
constexpr float kOwnShare = 0.6F; // of a column in its own evidence, and of each neighbour
constexpr float kSideShare = 0.2F;
constexpr float kOutsideFloor = -2.5F;  // neighbouring print must not push the line away
constexpr double kStepDeviation = 0.13; // of the pitch
constexpr float kImpossible = -1e9F;
constexpr int kPlacesBeyond = 4;      // zones differ by six characters or more: the half of that at one end
constexpr double kBeyondAside = 0.25; // of the pitch, that a character may be off its place
constexpr double kBeyondSure = 0.5;   // probability from which something is seen at a place

/// Evidence of every character at every column, over the column and its two neighbours.
std::vector<std::array<float, kMrzCharacters>> evidenceOf(const LineScores& scores) {
    std::vector<std::array<float, kMrzCharacters>> result(static_cast<std::size_t>(scores.columns));
    for (int column = 0; column < scores.columns; ++column) {
        const int left = std::max(0, column - 1);
        const int right = std::min(scores.columns - 1, column + 1);
        for (int index = 0; index < kMrzCharacters; ++index)
            result[static_cast<std::size_t>(column)][static_cast<std::size_t>(index)] =
                std::max(kFloor, scores.character(index, column)) * kOwnShare +
                std::max(kFloor, scores.character(index, left)) * kSideShare +
                std::max(kFloor, scores.character(index, right)) * kSideShare;
    }
    return result;
}

/// outside[c]: the log probability that the first c columns are empty.
std::vector<float> emptyPrefix(const LineScores& scores) {
    std::vector<float> result(static_cast<std::size_t>(scores.columns) + 1, 0.0F);
    for (int column = 0; column < scores.columns; ++column)
        result[static_cast<std::size_t>(column) + 1] =
            result[static_cast<std::size_t>(column)] + std::max(kOutsideFloor, scores.nothing(column));
    return result;
}

int bestOf(const std::array<float, kMrzCharacters>& evidence, MrzAlphabet allowed) {
    int best = -1;
    for (int index = 0; index < kMrzCharacters; ++index)
        if (((allowed >> index) & 1) != 0 &&
            (best < 0 || evidence[static_cast<std::size_t>(index)] > evidence[static_cast<std::size_t>(best)]))
            best = index;
    return best;
}

/// The trellis: cell by cell, the best way to end at each column.
class Trellis {
public:
    Trellis(const LineScores& scores, double pitch, std::span<const MrzAlphabet> alphabets)
        : m_columns{scores.columns}
        , m_pitch{pitch}
        , m_cells{alphabets.size()}
        , m_evidence{evidenceOf(scores)}
        , m_outside{emptyPrefix(scores)}
        , m_nothing(scores.values.begin(), scores.values.begin() + scores.columns)
        , m_from(alphabets.size() * static_cast<std::size_t>(m_columns), -1) {
        for (MrzAlphabet alphabet : alphabets) {
            auto& best = m_bestOf[alphabet];
            if (best.empty())
                for (const auto& evidence : m_evidence)
                    best.push_back(bestOf(evidence, alphabet));
            m_best.push_back(&best);
        }
    }

    std::optional<DecodedLine> solve() {
        const int half = static_cast<int>(m_pitch / 2);
        std::vector<float> score(static_cast<std::size_t>(m_columns));
        for (int column = 0; column < m_columns; ++column)
            score[static_cast<std::size_t>(column)] =
                emission(0, column) + m_outside[static_cast<std::size_t>(std::max(0, column - half))];
        for (std::size_t cell = 1; cell < m_cells; ++cell)
            score = advance(cell, score);
        int last = -1;
        for (int column = 0; column < m_columns; ++column) {
            const auto after = static_cast<std::size_t>(std::min(m_columns, column + half + 1));
            score[static_cast<std::size_t>(column)] += m_outside.back() - m_outside[after];
            if (last < 0 || score[static_cast<std::size_t>(column)] > score[static_cast<std::size_t>(last)])
                last = column;
        }
        if (last < 0 || score[static_cast<std::size_t>(last)] < kImpossible / 2)
            return std::nullopt;
        return trace(last);
    }

private:
    int best(std::size_t cell, int column) const { return (*m_best[cell])[static_cast<std::size_t>(column)]; }

    float emission(std::size_t cell, int column) const {
        const int index = best(cell, column);
        return index < 0 ? kImpossible
                         : m_evidence[static_cast<std::size_t>(column)][static_cast<std::size_t>(index)];
    }

    std::vector<float> advance(std::size_t cell, const std::vector<float>& before) {
        std::vector<float> score(static_cast<std::size_t>(m_columns), kImpossible);
        const int shortest = std::max(2, static_cast<int>(std::floor(m_pitch * 0.68)));
        const int longest = std::max(shortest + 1, static_cast<int>(std::ceil(m_pitch * 1.34)));
        for (int column = shortest; column < m_columns; ++column) {
            float best = kImpossible;
            for (int step = shortest; step <= std::min(longest, column); ++step) {
                const double off = (step - m_pitch) / (m_pitch * kStepDeviation);
                const float value =
                    before[static_cast<std::size_t>(column - step)] - static_cast<float>(off * off * 0.25);
                if (value > best) {
                    best = value;
                    m_from[cell * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)] =
                        column - step;
                }
            }
            if (best > kImpossible / 2)
                score[static_cast<std::size_t>(column)] = best + emission(cell, column);
        }
        return score;
    }

    /// At how many of the next places beyond an end there is text. The edge of a page looks like a single one.
    int beyond(double end, int direction) const {
        int seen = 0;
        for (int place = 1; place <= kPlacesBeyond; ++place) {
            const double centre = end + direction * place * m_pitch;
            const int from = std::max(0, static_cast<int>(std::lround(centre - kBeyondAside * m_pitch)));
            const int to = std::min(m_columns - 1, static_cast<int>(std::lround(centre + kBeyondAside * m_pitch)));
            double most = 0.0;
            for (int column = from; column <= to; ++column)
                most = std::max(most,
                                1.0 - std::exp(static_cast<double>(m_nothing[static_cast<std::size_t>(column)])));
            seen += most > kBeyondSure ? 1 : 0;
        }
        return seen;
    }

    DecodedLine trace(int last) const {
        DecodedLine line;
        line.cells.resize(m_cells);
        int column = last;
        for (std::size_t cell = m_cells; cell-- > 0;) {
            MrzCell& one = line.cells[cell];
            one.evidence = m_evidence[static_cast<std::size_t>(column)];
            one.nothing = m_nothing[static_cast<std::size_t>(column)];
            one.best = best(cell, column);
            one.column = column;
            line.score += static_cast<double>(one.evidence[static_cast<std::size_t>(one.best)]);
            column = m_from[cell * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)];
        }
        const auto before =
            static_cast<std::size_t>(std::max(0, static_cast<int>(line.cells.front().column - m_pitch / 2)));
        const auto after = static_cast<std::size_t>(std::min(m_columns, last + static_cast<int>(m_pitch / 2) + 1));
        line.surround = static_cast<double>(m_outside[before] + m_outside.back() - m_outside[after]);
        line.surround /= static_cast<double>(line.cells.size());
        line.score /= static_cast<double>(line.cells.size());
        line.beyond = std::max(beyond(line.cells.front().column, -1), beyond(last, 1));
        return line;
    }

    int m_columns;
    double m_pitch;
    std::size_t m_cells;
    std::vector<std::array<float, kMrzCharacters>> m_evidence;
    std::vector<float> m_outside;
    std::vector<float> m_nothing;
    std::vector<int> m_from;
    std::map<MrzAlphabet, std::vector<int>> m_bestOf; ///< the best of an alphabet at each column
    std::vector<const std::vector<int>*> m_best;      ///< of each cell
};

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

LineRhythm rhythmOf(const LineScores& scores) {
    LineRhythm rhythm;
    std::vector<double> centres;
    double quality = 0.0;
    for (int column = 0; column < scores.columns;) {
        if (scores.nothing(column) > -0.7F) {
            ++column;
            continue;
        }
        const int start = column;
        float best = kFloor;
        for (; column < scores.columns && scores.nothing(column) <= -0.7F; ++column)
            for (int index = 0; index < kMrzCharacters; ++index)
                best = std::max(best, scores.character(index, column));
        centres.push_back((start + column - 1) / 2.0);
        quality += static_cast<double>(best);
    }
    rhythm.characters = static_cast<int>(centres.size());
    if (centres.size() < 8)
        return rhythm;
    std::vector<double> steps;
    for (std::size_t index = 1; index < centres.size(); ++index)
        steps.push_back(centres[index] - centres[index - 1]);
    // Columns are coarse: the mean of the steps near the median is finer than the median.
    const double median = medianOf(steps);
    double sum = 0.0;
    int near = 0;
    for (double step : steps)
        if (std::abs(step - median) <= std::max(1.0, 0.3 * median)) {
            sum += step;
            ++near;
        }
    rhythm.pitch = sum / near;
    rhythm.count = (centres.back() - centres.front()) / rhythm.pitch + 1;
    rhythm.quality = quality / static_cast<double>(centres.size());
    return rhythm;
}

std::optional<DecodedLine> decodeCells(const LineScores& scores, double pitch,
                                       std::span<const MrzAlphabet> alphabets) {
    if (alphabets.empty() || scores.columns < 3 || !(pitch >= 2.0) || !(pitch <= 40.0) ||
        static_cast<double>(alphabets.size()) * pitch * 0.7 > scores.columns)
        return std::nullopt;
    return Trellis{scores, pitch, alphabets}.solve();
}

} // namespace rapoint::capture
