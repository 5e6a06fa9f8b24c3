// What the line net says of one to three lines of text: whatever it is, the cut into cells is within the lines.
// The first byte is the number of lines; each has its number of columns, then per column the likeliest class and
// how much less likely the others are.
#include "capture/mrz/line_decoder.h"

#include <cstdlib>

using namespace rapoint::capture;

namespace {

LineScores scoresOf(const std::uint8_t*& data, const std::uint8_t* end) {
    LineScores scores;
    const auto wanted = static_cast<std::ptrdiff_t>(*data++);
    scores.columns = static_cast<int>(std::min(wanted, (end - data) / 2));
    const auto columns = static_cast<std::size_t>(scores.columns);
    scores.values.assign(columns * LineScores::kClasses, 0);
    for (std::size_t column = 0; column < columns; ++column, data += 2)
        for (std::size_t kind = 0; kind < LineScores::kClasses; ++kind)
            if (kind != data[0] % LineScores::kClasses)
                scores.values[kind * columns + column] = -static_cast<float>(data[1]) / 8;
    return scores;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::uint8_t* const end = data + size;
    if (size == 0)
        return 0;
    const int count = 1 + *data++ % 3;
    std::vector<ScoredLine> lines;
    for (int line = 0; line < count && data < end; ++line) {
        LineScores scores = scoresOf(data, end);
        const LineRhythm rhythm = rhythmOf(scores);
        lines.push_back({std::move(scores), rhythm});
    }
    if (lines.empty())
        return 0;
    static_cast<void>(decodeLine(lines.front()));
    const auto zone = decodeZone(lines);
    if (!zone)
        return 0;
    const MrzLayout& layout = *zone->cells.layout;
    if (zone->cells.cells.size() != static_cast<std::size_t>(layout.lines * layout.length))
        std::abort();
    for (std::size_t line = 0; line < zone->ends.size(); ++line)
        if (zone->ends[line].first < -1 || zone->ends[line].last > lines[line].scores.columns)
            std::abort();
    return 0;
}
