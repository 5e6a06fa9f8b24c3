#include "capture/mrz/zone_decoder.h"

#include "capture/mrz/mrz_text.h"
#include "capture/mrz/zone_repair.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kCountSlack = 5.0;          // characters that a line may seem longer or shorter
constexpr double kWorstScore = -2.2;         // below this it is no zone
constexpr double kCheckedConfidence = 0.35;  // enough for a character that check digits vouch for
constexpr double kUncheckedConfidence = 0.9; // names, issuer, nationality, sex

/// Characters that OCR-B keeps apart but a blurred picture does not: where the field decides between them, the
/// other one is no doubt.
bool lookAlike(int a, int b) {
    for (std::string_view group : {"O0QD", "I1L", "Z27", "S5", "B8", "G6", "A4"}) {
        const auto has = [&](int index) {
            return group.find(kMrzCharacterOrder[static_cast<std::size_t>(index)]) != std::string_view::npos;
        };
        if (has(a) && has(b))
            return true;
    }
    return false;
}

double confidenceOf(const MrzCell& cell, MrzAlphabet allowed) {
    const float best = cell.evidence[static_cast<std::size_t>(cell.best)];
    double others = std::exp(static_cast<double>(cell.nothing - best));
    for (int index = 0; index < kMrzCharacters; ++index) {
        const bool decidedByField = ((allowed >> index) & 1) == 0 && lookAlike(index, cell.best);
        if (index != cell.best && !decidedByField)
            others += std::exp(static_cast<double>(cell.evidence[static_cast<std::size_t>(index)] - best));
    }
    return 1.0 / (1.0 + others);
}

bool isChecked(const MrzLayout& layout, int line, int column) {
    const auto inside = [&](const MrzSpan& span) {
        return span.line == line && column >= span.column && column < span.column + span.length;
    };
    return std::any_of(layout.checks.begin(), layout.checks.end(), [&](const MrzCheck& check) {
        return inside(check.digit) || std::any_of(check.over.begin(), check.over.end(), inside);
    });
}

/// Sets the confidence of the least certain character, and takes the acceptance back where one is too uncertain.
void judge(MrzReading& reading, const MrzLayout& layout, const std::vector<DecodedLine>& lines) {
    reading.confidence = 1.0;
    for (int line = 0; line < layout.lines; ++line) {
        const auto alphabets = layout.alphabetsOf(line);
        for (int column = 0; column < layout.length; ++column) {
            const MrzCell& cell = lines[static_cast<std::size_t>(line)].cells[static_cast<std::size_t>(column)];
            const double confidence = confidenceOf(cell, alphabets[static_cast<std::size_t>(column)]);
            reading.confidence = std::min(reading.confidence, confidence);
            const bool repaired =
                std::any_of(reading.repairs.begin(), reading.repairs.end(),
                            [&](const auto& one) { return one.line == line && one.column == column; });
            if (!repaired &&
                confidence < (isChecked(layout, line, column) ? kCheckedConfidence : kUncheckedConfidence))
                reading.accepted = false;
        }
    }
}

std::optional<ScoredReading> decodeAs(const MrzLayout& layout, std::span<const ScoredLine> lines) {
    std::vector<DecodedLine> decoded;
    double score = 0.0;
    for (int line = 0; line < layout.lines; ++line) {
        const ScoredLine& one = lines[static_cast<std::size_t>(line)];
        if (std::abs(one.rhythm.count - layout.length) > kCountSlack)
            return std::nullopt;
        auto cells = decodeCells(one.scores, one.rhythm.pitch, layout.alphabetsOf(line));
        if (!cells || cells->score < kWorstScore)
            return std::nullopt;
        score += cells->score / layout.lines;
        decoded.push_back(std::move(*cells));
    }
    std::vector<MrzRepair> repairs = repairByCheckDigits(layout, decoded);
    ScoredReading result{parseMrzAs(layout, textOf(decoded)), score};
    result.reading.repairs = std::move(repairs);
    judge(result.reading, layout, decoded);
    return result;
}

} // namespace

double ScoredReading::rank() const {
    const auto held =
        std::count_if(reading.checks.begin(), reading.checks.end(), [](auto& one) { return one.second; });
    const double share = static_cast<double>(held) / static_cast<double>(reading.checks.size());
    return score + share + (reading.accepted ? 1.0 : 0.0) - 0.1 * static_cast<double>(reading.repairs.size());
}

std::optional<ScoredReading> decodeZone(std::span<const ScoredLine> lines) {
    std::optional<ScoredReading> best;
    for (const MrzLayout& layout : mrzLayouts()) {
        if (lines.size() != static_cast<std::size_t>(layout.lines))
            continue;
        auto candidate = decodeAs(layout, lines);
        if (candidate && (!best || candidate->rank() > best->rank()))
            best = std::move(candidate);
    }
    return best;
}

} // namespace rapoint::capture
