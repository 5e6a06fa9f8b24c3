#include "capture/mrz/zone_repair.h"

#include "capture/mrz/mrz_text.h"

#include <algorithm>
#include <set>

namespace rapoint::capture {

namespace {

constexpr float kLeastOdds = 5.0F; // log odds below which an alternative is no real one
constexpr float kClearly = 1.2F;   // log odds between the best way and the next
constexpr std::size_t kMostAlternatives = 36;

struct Alternative {
    int line = 0;
    int column = 0;
    int character = 0;
    float cost = 0.0F;
};

std::vector<Alternative> alternativesOf(const MrzLayout& layout, const std::vector<DecodedLine>& lines) {
    std::set<std::pair<int, int>> covered;
    const auto cover = [&](const MrzSpan& span) {
        for (int column = span.column; column < span.column + span.length; ++column)
            covered.emplace(span.line, column);
    };
    for (const MrzCheck& check : layout.checks) {
        cover(check.digit);
        std::for_each(check.over.begin(), check.over.end(), cover);
    }
    std::vector<Alternative> result;
    for (const auto& [line, column] : covered) {
        const MrzCell& cell = lines[static_cast<std::size_t>(line)].cells[static_cast<std::size_t>(column)];
        const MrzAlphabet allowed = layout.alphabetsOf(line)[static_cast<std::size_t>(column)];
        for (int index = 0; index < kMrzCharacters; ++index) {
            const float cost = cell.evidence[static_cast<std::size_t>(cell.best)] -
                               cell.evidence[static_cast<std::size_t>(index)];
            if (index != cell.best && ((allowed >> index) & 1) != 0 && cost < kLeastOdds)
                result.push_back({line, column, index, cost});
        }
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    result.resize(std::min(result.size(), kMostAlternatives));
    return result;
}

/// Tries all sets of `size` (1 or 2) alternatives; the cheapest that makes all hold, if it is clearly that.
std::vector<Alternative> cheapestWay(const MrzLayout& layout, const std::vector<std::string>& lines,
                                     const std::vector<Alternative>& alternatives, bool pairs) {
    std::vector<Alternative> best;
    float bestCost = 1e9F;
    float nextCost = 1e9F;
    const auto attempt = [&](std::vector<Alternative> way) {
        std::vector<std::string> text = lines;
        float cost = 0.0F;
        for (const Alternative& one : way) {
            text[static_cast<std::size_t>(one.line)][static_cast<std::size_t>(one.column)] =
                kMrzCharacterOrder[static_cast<std::size_t>(one.character)];
            cost += one.cost;
        }
        if (cost >= nextCost || !allChecksHold(layout, text))
            return;
        if (cost < bestCost) {
            nextCost = bestCost;
            bestCost = cost;
            best = std::move(way);
        } else {
            nextCost = cost;
        }
    };
    for (std::size_t first = 0; first < alternatives.size(); ++first) {
        if (!pairs)
            attempt({alternatives[first]});
        for (std::size_t second = first + 1; pairs && second < alternatives.size(); ++second)
            if (alternatives[first].line != alternatives[second].line ||
                alternatives[first].column != alternatives[second].column)
                attempt({alternatives[first], alternatives[second]});
    }
    if (nextCost - bestCost < kClearly)
        best.clear();
    return best;
}

} // namespace

std::vector<std::string> textOf(const std::vector<DecodedLine>& lines) {
    std::vector<std::string> result;
    for (const DecodedLine& line : lines) {
        std::string text;
        for (const MrzCell& cell : line.cells)
            text += cell.text();
        result.push_back(std::move(text));
    }
    return result;
}

std::vector<MrzRepair> repairByCheckDigits(const MrzLayout& layout, std::vector<DecodedLine>& lines) {
    const std::vector<std::string> text = textOf(lines);
    if (allChecksHold(layout, text))
        return {};
    const std::vector<Alternative> alternatives = alternativesOf(layout, lines);
    std::vector<Alternative> way = cheapestWay(layout, text, alternatives, false);
    if (way.empty())
        way = cheapestWay(layout, text, alternatives, true);
    std::vector<MrzRepair> repairs;
    for (const Alternative& one : way) {
        MrzCell& cell = lines[static_cast<std::size_t>(one.line)].cells[static_cast<std::size_t>(one.column)];
        const char to = kMrzCharacterOrder[static_cast<std::size_t>(one.character)];
        repairs.push_back({one.line, one.column, std::string{cell.text()}, std::string{to}});
        cell.best = one.character;
    }
    return repairs;
}

} // namespace rapoint::capture
