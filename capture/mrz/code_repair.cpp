#include "capture/mrz/code_repair.h"

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr float kMinCodeOdds =
    4.0F; // log odds against the likeliest text below which a code is no real alternative
constexpr int kCodeLength = 3;

float evidenceOf(const ZoneCells& cells, int line, int column, std::string_view text) {
    float sum = 0.0F;
    for (std::size_t index = 0; index < text.size(); ++index)
        sum += cells.at(line, column + static_cast<int>(index))[static_cast<std::size_t>(mrzIndex(text[index]))];
    return sum;
}

void preferAt(const ZoneCells& cells, const MrzSpan& span, std::string& line, std::vector<MrzRepair>& repairs) {
    const auto column = static_cast<std::size_t>(span.column);
    const std::string read = line.substr(column, kCodeLength);
    const std::vector<std::string>& codes = mrzCountries();
    if (std::find(codes.begin(), codes.end(), read) != codes.end())
        return;
    const auto evidence = [&](const std::string& code) { return evidenceOf(cells, span.line, span.column, code); };
    const auto best =
        std::max_element(codes.begin(), codes.end(), [&](auto& a, auto& b) { return evidence(a) < evidence(b); });
    if (evidence(read) - evidence(*best) > kMinCodeOdds)
        return;
    for (std::size_t index = 0; index < read.size(); ++index)
        if (read[index] != (*best)[index])
            repairs.push_back({span.line, span.column + static_cast<int>(index), std::string{read[index]},
                               std::string{(*best)[index]}});
    line.replace(column, kCodeLength, *best);
}

} // namespace

std::vector<MrzRepair> preferListedCodes(const ZoneCells& cells, std::vector<std::string>& lines) {
    std::vector<MrzRepair> repairs;
    for (std::string_view name : {"issuer", "nationality"}) {
        const MrzField* const field = cells.layout->field(name);
        if (field != nullptr && field->span.length == kCodeLength)
            preferAt(cells, field->span, lines[static_cast<std::size_t>(field->span.line)], repairs);
    }
    return repairs;
}

} // namespace rapoint::capture
