#include "capture/mrz/mrz_text.h"

#include <algorithm>

namespace rapoint::capture {

namespace {

using Lines = std::vector<std::string>;

void put(Lines& lines, const MrzSpan& span, std::string_view text) {
    lines[static_cast<std::size_t>(span.line)].replace(static_cast<std::size_t>(span.column), text.size(), text);
}

/// False if the text is too long for the field.
bool putField(Lines& lines, const MrzLayout& layout, std::string_view name, std::string_view text) {
    const MrzField* field = layout.field(name);
    if (field == nullptr)
        return text.empty();
    if (text.size() > static_cast<std::size_t>(field->span.length))
        return false;
    put(lines, field->span, text);
    return true;
}

std::string withFillers(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '<');
    return text;
}

/// Number, its check digit, and what of a long number goes on in the optional field.
bool putNumber(Lines& lines, const MrzLayout& layout, const MrzFields& fields) {
    const auto room = static_cast<std::size_t>(layout.field("documentNumber")->span.length);
    std::string optional = fields.optional1;
    if (fields.documentNumber.size() > room) {
        if (layout.name != "TD1" && layout.name != "TD2")
            return false;
        const std::string rest = fields.documentNumber.substr(room);
        optional = rest + mrzCheckDigit(fields.documentNumber) + (optional.empty() ? "" : "<" + optional);
    }
    return putField(lines, layout, "documentNumber", fields.documentNumber.substr(0, room)) &&
           putField(lines, layout, "optional1", optional);
}

void putNames(Lines& lines, const MrzLayout& layout, const MrzFields& fields) {
    const auto cut = [&](std::string_view field, std::string text) {
        const auto room = static_cast<std::size_t>(layout.field(field)->span.length);
        putField(lines, layout, field, withFillers(text).substr(0, room));
    };
    if (layout.field("names") != nullptr) {
        cut("names", fields.surname + (fields.givenNames.empty() ? "" : "<<" + fields.givenNames));
        return;
    }
    cut("surname", fields.surname);
    cut("givenNames", fields.givenNames);
}

void putChecks(Lines& lines, const MrzLayout& layout, bool longNumber) {
    for (const MrzCheck& check : layout.checks) {
        if (check.name == "documentNumber" && longNumber)
            continue;
        std::string covered;
        for (const MrzSpan& span : check.over)
            covered += lines[static_cast<std::size_t>(span.line)].substr(static_cast<std::size_t>(span.column),
                                                                         static_cast<std::size_t>(span.length));
        const bool unused = check.name == "optional" && covered.find_first_not_of('<') == std::string::npos;
        put(lines, check.digit, std::string{unused ? '<' : mrzCheckDigit(covered)});
    }
}

} // namespace

Result<Lines> composeMrz(std::string_view format, const MrzFields& fields) {
    const auto& layouts = mrzLayouts();
    const auto layout =
        std::find_if(layouts.begin(), layouts.end(), [&](const MrzLayout& one) { return one.name == format; });
    if (layout == layouts.end())
        return failure(FaultCode::InputInvalid, "unknown format of a machine-readable zone");
    Lines lines(static_cast<std::size_t>(layout->lines),
                std::string(static_cast<std::size_t>(layout->length), '<'));
    if (fields.documentCode.empty() || fields.documentCode.size() > 2 || fields.issuer.size() > 3)
        return failure(FaultCode::InputInvalid, "document code or issuer of a machine-readable zone");
    put(lines, {0, 0, 2}, fields.documentCode);
    put(lines, {0, 2, 3}, fields.issuer);
    const bool fit = putNumber(lines, *layout, fields) &&
                     putField(lines, *layout, "optional2", fields.optional2) &&
                     (layout->name == "IDFRA" || putField(lines, *layout, "nationality", fields.nationality)) &&
                     putField(lines, *layout, "birthDate", fields.birthDate) &&
                     putField(lines, *layout, "expiryDate", fields.expiryDate) &&
                     putField(lines, *layout, "sex", fields.sex == "X" ? "<" : fields.sex);
    if (!fit)
        return failure(FaultCode::InputInvalid, "a field is too long for the machine-readable zone");
    putNames(lines, *layout, fields);
    const auto known = [](const std::string& line) {
        return std::all_of(line.begin(), line.end(), [](char character) { return mrzIndex(character) >= 0; });
    };
    if (!std::all_of(lines.begin(), lines.end(), known))
        return failure(FaultCode::InputInvalid, "a character that no machine-readable zone has");
    const auto room = static_cast<std::size_t>(layout->field("documentNumber")->span.length);
    putChecks(lines, *layout, fields.documentNumber.size() > room);
    return lines;
}

} // namespace rapoint::capture
