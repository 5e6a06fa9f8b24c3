#include "capture/mrz/mrz_text.h"

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

std::string_view at(const std::vector<std::string>& lines, const MrzSpan& span) {
    return std::string_view{lines[static_cast<std::size_t>(span.line)]}.substr(
        static_cast<std::size_t>(span.column), static_cast<std::size_t>(span.length));
}

std::string_view fieldText(const MrzLayout& layout, const std::vector<std::string>& lines, std::string_view name) {
    const MrzField* field = layout.field(name);
    return field == nullptr ? std::string_view{} : at(lines, field->span);
}

std::string stripped(std::string_view text) {
    const std::size_t end = text.find_last_not_of('<');
    return std::string{text.substr(0, end == std::string_view::npos ? 0 : end + 1)};
}

/// Fillers inside become blanks, several become one.
std::string words(std::string_view text) {
    std::string result;
    for (char character : text) {
        if (character != '<')
            result += character;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

/// The part of the optional field that continues the document number, with its check digit last; empty if the
/// number is a short one.
std::string overflowOf(const MrzLayout& layout, const std::vector<std::string>& lines) {
    const bool possible = layout.name == "TD1" || layout.name == "TD2";
    if (!possible || fieldText(layout, lines, "documentNumberCheck") != "<")
        return {};
    const std::string_view optional = fieldText(layout, lines, "optional1");
    const std::string_view run = optional.substr(0, optional.find('<'));
    return run.size() >= 2 ? std::string{run} : std::string{};
}

bool holds(const MrzLayout& layout, const std::vector<std::string>& lines, const MrzCheck& check) {
    std::string covered;
    for (const MrzSpan& span : check.over)
        covered += at(lines, span);
    char digit = at(lines, check.digit).front();
    if (check.name == "documentNumber")
        if (const std::string overflow = overflowOf(layout, lines); !overflow.empty()) {
            covered += overflow.substr(0, overflow.size() - 1);
            digit = overflow.back();
        }
    // 9303-4 §4.2.2: the digit of an optional field that is not used may be a filler.
    if (check.name == "optional" && digit == '<')
        return stripped(covered).empty();
    return digit == mrzCheckDigit(covered);
}

/// MMDD of a date; unknown parts are fillers (9303-3 §4.8).
bool isDate(std::string_view text) {
    const auto part = [&](std::size_t from, int limit) {
        const std::string_view two = text.substr(from, 2);
        if (two == "<<")
            return true;
        if (two.find('<') != std::string_view::npos)
            return false;
        const int value = (two[0] - '0') * 10 + two[1] - '0';
        return value >= 1 && value <= limit;
    };
    return text.empty() || (part(2, 12) && part(4, 31));
}

void readNames(MrzFields& fields, const MrzLayout& layout, const std::vector<std::string>& lines) {
    if (layout.field("names") == nullptr) {
        fields.surname = words(fieldText(layout, lines, "surname"));
        fields.givenNames = words(fieldText(layout, lines, "givenNames"));
        fields.nameTruncated = fieldText(layout, lines, "surname").back() != '<' ||
                               fieldText(layout, lines, "givenNames").back() != '<';
        return;
    }
    const std::string_view names = fieldText(layout, lines, "names");
    const std::size_t middle = names.find("<<");
    fields.surname = words(names.substr(0, middle));
    if (middle != std::string_view::npos)
        fields.givenNames = words(names.substr(middle));
    fields.nameTruncated = names.back() != '<';
}

MrzFields readFields(const MrzLayout& layout, const std::vector<std::string>& lines) {
    MrzFields fields;
    const auto text = [&](std::string_view name) { return stripped(fieldText(layout, lines, name)); };
    fields.documentCode = stripped(lines[0].substr(0, 2));
    fields.issuer = stripped(lines[0].substr(2, 3));
    fields.documentNumber = text("documentNumber");
    fields.optional1 = text("optional1");
    fields.optional2 = text("optional2");
    if (const std::string overflow = overflowOf(layout, lines); !overflow.empty()) {
        fields.documentNumber += overflow.substr(0, overflow.size() - 1);
        const std::size_t after = fields.optional1.find_first_not_of('<', overflow.size());
        fields.optional1 = after == std::string::npos ? std::string{} : fields.optional1.substr(after);
    }
    fields.nationality = layout.name == "IDFRA" ? fields.issuer : text("nationality");
    fields.birthDate = fieldText(layout, lines, "birthDate");
    fields.expiryDate = fieldText(layout, lines, "expiryDate");
    const std::string_view sex = fieldText(layout, lines, "sex");
    fields.sex = sex == "<" ? "X" : std::string{sex};
    readNames(fields, layout, lines);
    return fields;
}

bool everyCharacterMayStand(const MrzLayout& layout, const std::vector<std::string>& lines) {
    for (int line = 0; line < layout.lines; ++line) {
        const auto alphabets = layout.alphabetsOf(line);
        const std::string& text = lines[static_cast<std::size_t>(line)];
        for (std::size_t column = 0; column < text.size(); ++column)
            if (((alphabets[column] >> mrzIndex(text[column])) & 1) == 0)
                return false;
    }
    return true;
}

std::set<MrzDoubt> doubtsOf(const MrzLayout& layout, const std::vector<std::string>& lines,
                            const MrzFields& fields) {
    std::set<MrzDoubt> doubts;
    const auto require = [&](bool holds, MrzDoubt otherwise) {
        if (!holds)
            doubts.insert(otherwise);
    };
    require(everyCharacterMayStand(layout, lines), MrzDoubt::CharacterNotAllowed);
    require(isMrzCountry(fields.issuer) && isMrzCountry(fields.nationality), MrzDoubt::CodeUnlisted);
    require(!fields.surname.empty() && !fields.documentNumber.empty(), MrzDoubt::FieldMissing);
    require(isDate(fields.birthDate) && isDate(fields.expiryDate), MrzDoubt::DateImpossible);
    require(allChecksHold(layout, lines), MrzDoubt::CheckDigitWrong);
    return doubts;
}

bool isMrzText(const std::string& line) {
    return std::all_of(line.begin(), line.end(), [](char character) { return mrzIndex(character) >= 0; });
}

} // namespace

char mrzCheckDigit(std::string_view text) {
    constexpr std::array weights{7, 3, 1};
    int sum = 0;
    for (std::size_t index = 0; index < text.size(); ++index)
        sum += weights[index % 3] * std::max(0, mrzIndex(text[index]) - 1);
    return static_cast<char>('0' + sum % 10);
}

bool allChecksHold(const MrzLayout& layout, const std::vector<std::string>& lines) {
    return std::all_of(layout.checks.begin(), layout.checks.end(),
                       [&](const MrzCheck& check) { return holds(layout, lines, check); });
}

std::map<std::string, bool> checksOf(const MrzLayout& layout, const std::vector<std::string>& lines) {
    std::map<std::string, bool> checks;
    for (const MrzCheck& check : layout.checks)
        checks[std::string{check.name}] = holds(layout, lines, check);
    return checks;
}

MrzReading parseMrzAs(const MrzLayout& layout, const std::vector<std::string>& lines) {
    MrzReading reading;
    reading.format = layout.name;
    reading.lines = lines;
    reading.fields = readFields(layout, lines);
    reading.checks = checksOf(layout, lines);
    reading.doubts = doubtsOf(layout, lines, reading.fields);
    reading.confidence = 1.0;
    return reading;
}

Result<MrzReading> parseMrz(const std::vector<std::string>& lines) {
    const MrzLayout* sameSize = nullptr;
    for (const MrzLayout& layout : mrzLayouts()) {
        const auto fits = [&](const std::string& line) {
            return line.size() == static_cast<std::size_t>(layout.length) && isMrzText(line);
        };
        if (lines.size() != static_cast<std::size_t>(layout.lines) ||
            !std::all_of(lines.begin(), lines.end(), fits))
            continue;
        // Layouts of one size differ in their first five characters alone.
        const auto head = layout.alphabetsOf(0);
        bool starts = true;
        for (std::size_t column = 0; column < 5; ++column)
            starts = starts && ((head[column] >> mrzIndex(lines[0][column])) & 1) != 0;
        if (starts)
            return parseMrzAs(layout, lines);
        if (sameSize == nullptr && layout.name != "IDFRA" && layout.name != "IDROU")
            sameSize = &layout;
    }
    if (sameSize != nullptr)
        return parseMrzAs(*sameSize, lines);
    return failure(FaultCode::MrzNotFound, "the lines have the shape of no known zone");
}

} // namespace rapoint::capture
