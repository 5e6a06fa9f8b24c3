#include "capture/mrz/line_decoder.h"

#include "capture/mrz/cells_reader.h"
#include "capture/mrz/code_repair.h"
#include "capture/mrz/mrz_text.h"
#include "capture/mrz/zone_repair.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kWorstLine = -2.2; // mean log probability of a character below which it is no line of a zone
// Log odds for a layout, against text that is there by chance; one that fails may be misread or misprinted.
constexpr double kCheckHolds = 2.0;
constexpr double kCheckFails = -1.5;
constexpr double kCodeListed = 2.5;
constexpr double kCodeUnlisted = -2.5;
constexpr double kUsualHead = 1.5;
constexpr double kRareLayout = -1.0;
constexpr int kMaxStray = 2;     // marks beside the text that may look like characters of it
constexpr double kMinRoom = 0.5; // characters more than the layout has, so that one may be stray
constexpr float kHidden = -9.0F; // of characters in columns that are left out
constexpr std::string_view kPassports{"P"};
constexpr std::string_view kCards{"IAC"};

constexpr MrzAlphabet kOhAndZero = mrzAlphabet("O0");
constexpr float kOhInNumber = -2.0F; // log odds of an O where a zero may stand: most issuers have none in numbers

/// A way to read a line: the layout, what may stand in its cells, and what speaks for it beforehand.
struct Way {
    const MrzLayout* layout = nullptr;
    std::vector<MrzAlphabet> alphabets;
    double odds = 0.0;
};

/// First lines are read twice: with the document codes that nearly all documents have, and with any.
std::vector<Way> waysOf(const MrzLayout& layout) {
    const auto any = layout.alphabetsOf(0);
    Way way{&layout, {any.begin(), any.end()}, layout.name == "TD3" || layout.name == "TD1" ? 0.0 : kRareLayout};
    if (layout.field("documentCode") == nullptr)
        return {way};
    if (layout.name != "TD3" && layout.name != "TD1" && layout.name != "TD2")
        way.odds += kUsualHead;
    Way usual = way;
    usual.alphabets.front() &= mrzAlphabet(layout.name == "TD3" ? kPassports : kCards);
    usual.odds += kUsualHead;
    return usual.alphabets.front() == 0 ? std::vector{way} : std::vector{usual, way};
}

/// The scores without the characters outside of columns `from` to `to`.
LineScores onlyWithin(const LineScores& scores, double from, double to) {
    LineScores result = scores;
    for (int kind = 1; kind < LineScores::kClasses; ++kind)
        for (int column = 0; column < scores.columns; ++column)
            if (column < from || column > to)
                result.values[static_cast<std::size_t>(kind * scores.columns + column)] = kHidden;
    return result;
}

double evidenceOf(const ZoneCells& cells, const std::string& text) {
    double sum = 0.0;
    for (std::size_t column = 0; column < text.size(); ++column)
        sum += static_cast<double>(
            cells.at(0, static_cast<int>(column))[static_cast<std::size_t>(mrzIndex(text[column]))]);
    return sum;
}

double codeOdds(const MrzLayout& layout, const std::string& text) {
    double odds = 0.0;
    for (std::string_view name : {"issuer", "nationality"})
        if (const MrzField* const field = layout.field(name); field != nullptr && field->span.length == 3) {
            const std::string code = text.substr(static_cast<std::size_t>(field->span.column), 3);
            odds += isMrzCountry(code.substr(0, code.find('<'))) ? kCodeListed : kCodeUnlisted;
        }
    return odds;
}

double leastConfidence(const ZoneCells& cells, const std::string& text) {
    double least = 1.0;
    for (int column = 0; column < cells.layout->length; ++column)
        least = std::min(least, confidenceOf(cells.at(0, column), mrzIndex(text[static_cast<std::size_t>(column)]),
                                             cells.layout->alphabetsOf(0)[static_cast<std::size_t>(column)]));
    return least;
}

LineReading readAs(const Way& way, const DecodedLine& decoded) {
    const MrzLayout& layout = *way.layout;
    ZoneCells cells{&layout, {}, true};
    for (const MrzCell& cell : decoded.cells) {
        const bool mixed = (way.alphabets[cells.cells.size()] & kOhAndZero) == kOhAndZero;
        cells.cells.push_back(normalised(cell));
        if (mixed)
            cells.cells.back()[static_cast<std::size_t>(mrzIndex('O'))] += kOhInNumber;
    }
    std::vector<std::string> lines = likeliestText(cells);
    const double likeliest = evidenceOf(cells, lines.front());
    LineReading reading{std::string{layout.name}, layout.firstLine, {}, {}, {}, 0.0, 0.0};
    reading.repairs = preferListedCodes(cells, lines);
    for (MrzRepair& repair : repairByCheckDigits(cells, lines))
        reading.repairs.push_back(std::move(repair));
    reading.text = lines.front();
    reading.checks = checksOf(layout, lines);
    reading.confidence = leastConfidence(cells, reading.text);
    double odds = way.odds + codeOdds(layout, reading.text) + evidenceOf(cells, reading.text) - likeliest;
    for (const auto& [name, holds] : reading.checks)
        odds += holds ? kCheckHolds : kCheckFails;
    reading.score = decoded.score + decoded.surround + odds / layout.length;
    return reading;
}

/// The best reading of the line in one way: as it stands, and with the first or last marks left out.
std::optional<LineReading> readIn(const Way& way, const ScoredLine& line) {
    const double pitch = line.rhythm.pitch;
    const auto decoded = decodeCells(line.scores, pitch, way.alphabets);
    if (!decoded || decoded->score < kWorstLine)
        return std::nullopt;
    LineReading best = readAs(way, *decoded);
    const int stray = std::min(kMaxStray, static_cast<int>(line.rhythm.count - way.layout->length + kMinRoom));
    const double first = decoded->cells.front().column;
    const double last = decoded->cells.back().column;
    for (int marks = 1; marks <= stray; ++marks)
        for (const int side : {-1, 1}) {
            const LineScores within =
                side < 0 ? onlyWithin(line.scores, first + (marks - 0.5) * pitch, line.scores.columns)
                         : onlyWithin(line.scores, 0, last - (marks - 0.5) * pitch);
            const auto other = decodeCells(within, pitch, way.alphabets);
            if (!other || other->score < kWorstLine)
                continue;
            LineReading reading = readAs(way, *other);
            if (reading.score > best.score)
                best = std::move(reading);
        }
    return best;
}

} // namespace

std::optional<LineReading> decodeLine(const ScoredLine& line) {
    std::optional<LineReading> best;
    for (const MrzLayout& layout : mrzLineLayouts()) {
        if (!mayHave(line.rhythm, layout.length))
            continue;
        for (const Way& way : waysOf(layout)) {
            auto reading = readIn(way, line);
            if (reading && (!best || reading->score > best->score))
                best = std::move(reading);
        }
    }
    return best;
}

} // namespace rapoint::capture
