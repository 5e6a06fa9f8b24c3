#include "capture/mrz/cells_reader.h"

#include "capture/mrz/check_margin.h"
#include "capture/mrz/code_repair.h"
#include "capture/mrz/mrz_text.h"
#include "capture/mrz/zone_repair.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kCheckedConfidence = 0.35;   // enough for a character that check digits vouch for
constexpr double kRepairedConfidence = 0.1;   // the picture must not speak against what check digits put there
constexpr double kCheckedMargin = 5.0;        // log odds against any other text whose check digits hold
constexpr double kUncheckedConfidence = 0.94; // names, issuer, nationality, sex, where one picture says it
constexpr double kAgreedConfidence = 0.92;    // the same where several do: what one hides another shows
constexpr std::size_t kMaxRepairs = 1;        // of an accepted reading: pairs make digits hold by chance

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

/// Sets the confidence of the least certain character, and doubts the reading where one is too uncertain.
void judge(MrzReading& reading, const ZoneCells& cells) {
    const MrzLayout& layout = *cells.layout;
    const double unchecked = cells.pictures > 1 ? kAgreedConfidence : kUncheckedConfidence;
    reading.confidence = 1.0;
    for (int line = 0; line < layout.lines; ++line)
        for (int column = 0; column < layout.length; ++column) {
            const char text = reading.lines[static_cast<std::size_t>(line)][static_cast<std::size_t>(column)];
            const double confidence = confidenceOf(cells.at(line, column), mrzIndex(text),
                                                   layout.alphabetsOf(line)[static_cast<std::size_t>(column)]);
            reading.confidence = std::min(reading.confidence, confidence);
            const bool repaired =
                std::any_of(reading.repairs.begin(), reading.repairs.end(),
                            [&](const auto& one) { return one.line == line && one.column == column; });
            const bool checked = layout.isChecked(line, column);
            if (!checked && confidence < unchecked)
                reading.doubts.insert(MrzDoubt::CharacterUncertain);
            else if (checked && repaired && confidence < kRepairedConfidence)
                reading.doubts.insert(MrzDoubt::RepairUncertain);
            else if (checked && !repaired && confidence < kCheckedConfidence)
                reading.doubts.insert(MrzDoubt::CheckedCharacterUncertain);
        }
}

} // namespace

double confidenceOf(const CellEvidence& evidence, int chosen, MrzAlphabet allowed) {
    double others = 0.0;
    for (int index = 0; index < kMrzCharacters; ++index) {
        const bool decidedByField = ((allowed >> index) & 1) == 0 && lookAlike(index, chosen);
        if (index != chosen && !decidedByField)
            others += std::exp(static_cast<double>(evidence[static_cast<std::size_t>(index)] -
                                                   evidence[static_cast<std::size_t>(chosen)]));
    }
    return 1.0 / (1.0 + others);
}

MrzReading readCells(const ZoneCells& cells) {
    std::vector<std::string> lines = likeliestText(cells);
    std::vector<MrzRepair> repairs = preferListedCodes(cells, lines);
    for (MrzRepair& repair : repairByCheckDigits(cells, lines))
        repairs.push_back(std::move(repair));
    MrzReading reading = parseMrzAs(*cells.layout, lines);
    reading.repairs = std::move(repairs);
    if (reading.repairs.size() > kMaxRepairs)
        reading.doubts.insert(MrzDoubt::RepairsTooMany);
    judge(reading, cells);
    if (!cells.wholeLines)
        reading.doubts.insert(MrzDoubt::LinesNotWhole);
    if (reading.accepted() && marginByCheckDigits(cells, reading.lines) < kCheckedMargin)
        reading.doubts.insert(MrzDoubt::TextAmbiguous);
    return reading;
}

} // namespace rapoint::capture
