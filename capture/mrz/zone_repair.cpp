#include "capture/mrz/zone_repair.h"

#include "capture/mrz/mrz_text.h"

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr float kMinOdds = 5.0F; // log odds below which an alternative is no real one
constexpr float kClearly = 1.2F; // log odds between the best way and the next
constexpr std::size_t kMaxAlternatives = 36;

struct Alternative {
    int line = 0;
    int column = 0;
    int character = 0;
    float cost = 0.0F;
};

std::vector<Alternative> alternativesOf(const ZoneCells& cells, const std::vector<std::string>& lines) {
    const MrzLayout& layout = *cells.layout;
    std::vector<Alternative> result;
    for (int line = 0; line < layout.lines; ++line)
        for (int column = 0; column < layout.length; ++column) {
            if (!layout.isChecked(line, column))
                continue;
            const CellEvidence& evidence = cells.at(line, column);
            const int chosen = mrzIndex(lines[static_cast<std::size_t>(line)][static_cast<std::size_t>(column)]);
            const MrzAlphabet allowed = layout.alphabetsOf(line)[static_cast<std::size_t>(column)];
            for (int index = 0; index < kMrzCharacters; ++index) {
                const float cost =
                    evidence[static_cast<std::size_t>(chosen)] - evidence[static_cast<std::size_t>(index)];
                if (index != chosen && ((allowed >> index) & 1) != 0 && cost < kMinOdds)
                    result.push_back({line, column, index, cost});
            }
        }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    result.resize(std::min(result.size(), kMaxAlternatives));
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

std::vector<MrzRepair> repairByCheckDigits(const ZoneCells& cells, std::vector<std::string>& lines) {
    const MrzLayout& layout = *cells.layout;
    if (allChecksHold(layout, lines))
        return {};
    const std::vector<Alternative> alternatives = alternativesOf(cells, lines);
    std::vector<Alternative> way = cheapestWay(layout, lines, alternatives, false);
    if (way.empty())
        way = cheapestWay(layout, lines, alternatives, true);
    std::vector<MrzRepair> repairs;
    for (const Alternative& one : way) {
        char& text = lines[static_cast<std::size_t>(one.line)][static_cast<std::size_t>(one.column)];
        const char to = kMrzCharacterOrder[static_cast<std::size_t>(one.character)];
        repairs.push_back({one.line, one.column, std::string{text}, std::string{to}});
        text = to;
    }
    return repairs;
}

} // namespace rapoint::capture
