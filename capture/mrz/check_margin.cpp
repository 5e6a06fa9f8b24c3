#include "capture/mrz/check_margin.h"

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

constexpr float kImpossibleText = -1e9F;
constexpr int kModulus = 10;

/// How a cell counts: in the check of its own field, and in that of the whole zone.
struct CellRole {
    int weight = 0; ///< 0: in no sum
    int wholeWeight = 0;
    bool digit = false; ///< closes the sum of its field
    bool wholeDigit = false;
};

/// Of the best text up to a cell: by the two sums, for the text itself and for one that differs from it.
struct SumScores {
    std::array<std::array<std::array<float, kModulus>, kModulus>, 2> values;

    SumScores() {
        for (auto& differs : values)
            for (auto& sum : differs)
                sum.fill(kImpossibleText);
    }
};

int valueOf(int index) {
    return std::max(0, index - 1) % kModulus;
}

std::vector<CellRole> rolesOf(const MrzLayout& layout, const std::vector<std::string>& lines) {
    constexpr std::array weights{7, 3, 1};
    std::vector<CellRole> roles(static_cast<std::size_t>(layout.lines * layout.length));
    const auto at = [&](int line, int column) -> CellRole& {
        return roles[static_cast<std::size_t>(line * layout.length + column)];
    };
    for (const MrzCheck& check : layout.checks) {
        const bool whole = check.name == "composite";
        const char digit =
            lines[static_cast<std::size_t>(check.digit.line)][static_cast<std::size_t>(check.digit.column)];
        // A filler stands for a number that goes on elsewhere: its digit is left out, which is the harder way.
        if (digit == '<' && check.name == "documentNumber")
            continue;
        std::size_t position = 0;
        for (const MrzSpan& span : check.over)
            for (int column = span.column; column < span.column + span.length; ++column) {
                CellRole& role = at(span.line, column);
                (whole ? role.wholeWeight : role.weight) = weights[position++ % weights.size()];
            }
        CellRole& last = at(check.digit.line, check.digit.column);
        (whole ? last.wholeDigit : last.digit) = true;
    }
    return roles;
}

/// Goes on with one character. A sum that its digit closes must be the digit; then it starts over.
void follow(const SumScores& before, SumScores& after, const CellRole& role, int value, float score, bool other) {
    for (int differs = 0; differs < 2; ++differs)
        for (int sum = 0; sum < kModulus; ++sum)
            for (int whole = 0; whole < kModulus; ++whole) {
                const float old = before.values[static_cast<std::size_t>(differs)][static_cast<std::size_t>(sum)]
                                               [static_cast<std::size_t>(whole)];
                if (old <= kImpossibleText / 2 || (role.digit && value != sum) ||
                    (role.wholeDigit && value != whole))
                    continue;
                const int nextSum = role.digit ? 0 : (sum + role.weight * value) % kModulus;
                const int nextWhole = role.wholeDigit ? 0 : (whole + role.wholeWeight * value) % kModulus;
                float& best = after.values[other ? 1 : static_cast<std::size_t>(differs)]
                                          [static_cast<std::size_t>(nextSum)][static_cast<std::size_t>(nextWhole)];
                best = std::max(best, old + score);
            }
}

/// All that may stand in a cell; of the other characters with one value the likeliest is enough.
SumScores advanced(const SumScores& before, const CellRole& role, const CellEvidence& evidence, int chosen,
                   MrzAlphabet allowed) {
    SumScores after;
    const float own = evidence[static_cast<std::size_t>(chosen)];
    follow(before, after, role, valueOf(chosen), 0.0F, false);
    std::array<float, kModulus> others;
    others.fill(kImpossibleText);
    for (int index = 0; index < kMrzCharacters; ++index)
        if (index != chosen && ((allowed >> index) & 1) != 0) {
            float& best = others[static_cast<std::size_t>(valueOf(index))];
            best = std::max(best, evidence[static_cast<std::size_t>(index)] - own);
        }
    for (int value = 0; value < kModulus; ++value)
        if (const float score = others[static_cast<std::size_t>(value)]; score > kImpossibleText / 2)
            follow(before, after, role, value, score, true);
    return after;
}

} // namespace

double marginByCheckDigits(const ZoneCells& cells, const std::vector<std::string>& lines) {
    const MrzLayout& layout = *cells.layout;
    const std::vector<CellRole> roles = rolesOf(layout, lines);
    SumScores scores;
    scores.values[0][0][0] = 0.0F;
    for (int line = 0; line < layout.lines; ++line)
        for (int column = 0; column < layout.length; ++column) {
            const CellRole& role = roles[static_cast<std::size_t>(line * layout.length + column)];
            if (role.weight == 0 && role.wholeWeight == 0 && !role.digit && !role.wholeDigit)
                continue;
            const int chosen = mrzIndex(lines[static_cast<std::size_t>(line)][static_cast<std::size_t>(column)]);
            scores = advanced(scores, role, cells.at(line, column), chosen,
                              layout.alphabetsOf(line)[static_cast<std::size_t>(column)]);
        }
    // Scores are relative to the chosen text, whose own is 0.
    return static_cast<double>(-scores.values[1][0][0]);
}

} // namespace rapoint::capture
