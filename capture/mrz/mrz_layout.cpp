#include "capture/mrz/mrz_layout.h"

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

constexpr MrzAlphabet kDigit = mrzAlphabet("0123456789");
constexpr MrzAlphabet kLetter = mrzAlphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr MrzAlphabet kFiller = mrzAlphabet("<");
constexpr MrzAlphabet kName = kLetter | kFiller;
constexpr MrzAlphabet kAny = kLetter | kDigit | kFiller;
constexpr MrzAlphabet kDate = kDigit | kFiller;
constexpr MrzAlphabet kSex = mrzAlphabet("MFX<");
constexpr MrzAlphabet kVisa = mrzAlphabet("V");

/// Document code and issuer. The second character of the code may be a digit (the C1 of the United States).
void addHead(MrzLayout& layout, MrzAlphabet first) {
    layout.fields.push_back({"documentCode", {0, 0, 1}, first});
    layout.fields.push_back({"documentCode2", {0, 1, 1}, kAny});
    layout.fields.push_back({"issuer", {0, 2, 3}, kName});
}

/// The second line that passports, TD2 documents and visas share up to column 27.
void addSecondLine(MrzLayout& layout) {
    layout.fields.push_back({"documentNumber", {1, 0, 9}, kAny});
    layout.fields.push_back({"documentNumberCheck", {1, 9, 1}, kDate});
    layout.fields.push_back({"nationality", {1, 10, 3}, kName});
    layout.fields.push_back({"birthDate", {1, 13, 6}, kDate});
    layout.fields.push_back({"birthDateCheck", {1, 19, 1}, kDigit});
    layout.fields.push_back({"sex", {1, 20, 1}, kSex});
    layout.fields.push_back({"expiryDate", {1, 21, 6}, kDate});
    layout.fields.push_back({"expiryDateCheck", {1, 27, 1}, kDigit});
    layout.checks = {{"documentNumber", {1, 9, 1}, {{1, 0, 9}}},
                     {"birthDate", {1, 19, 1}, {{1, 13, 6}}},
                     {"expiryDate", {1, 27, 1}, {{1, 21, 6}}}};
}

MrzLayout twoLines(std::string_view name, int length, MrzAlphabet first) {
    MrzLayout layout{name, 2, length, {}, {}, {}};
    addHead(layout, first);
    layout.fields.push_back({"names", {0, 5, length - 5}, kName});
    addSecondLine(layout);
    return layout;
}

MrzLayout passport() {
    MrzLayout layout = twoLines("TD3", 44, kLetter & ~kVisa);
    layout.fields.push_back({"optional1", {1, 28, 14}, kAny});
    layout.fields.push_back({"optionalCheck", {1, 42, 1}, kDate});
    layout.fields.push_back({"compositeCheck", {1, 43, 1}, kDigit});
    layout.checks.push_back({"optional", {1, 42, 1}, {{1, 28, 14}}});
    layout.checks.push_back({"composite", {1, 43, 1}, {{1, 0, 10}, {1, 13, 7}, {1, 21, 22}}});
    return layout;
}

MrzLayout sizeTwoCard() {
    MrzLayout layout = twoLines("TD2", 36, kLetter & ~kVisa);
    layout.fields.push_back({"optional1", {1, 28, 7}, kAny});
    layout.fields.push_back({"compositeCheck", {1, 35, 1}, kDigit});
    layout.checks.push_back({"composite", {1, 35, 1}, {{1, 0, 10}, {1, 13, 7}, {1, 21, 14}}});
    return layout;
}

MrzLayout visa(std::string_view name, int length) {
    MrzLayout layout = twoLines(name, length, kVisa);
    layout.fields.push_back({"optional1", {1, 28, length - 28}, kAny});
    return layout;
}

MrzLayout sizeOneCard() {
    MrzLayout layout{"TD1", 3, 30, {}, {}, {}};
    addHead(layout, kLetter & ~kVisa);
    layout.fields.push_back({"documentNumber", {0, 5, 9}, kAny});
    layout.fields.push_back({"documentNumberCheck", {0, 14, 1}, kDate});
    layout.fields.push_back({"optional1", {0, 15, 15}, kAny});
    layout.fields.push_back({"birthDate", {1, 0, 6}, kDate});
    layout.fields.push_back({"birthDateCheck", {1, 6, 1}, kDigit});
    layout.fields.push_back({"sex", {1, 7, 1}, kSex});
    layout.fields.push_back({"expiryDate", {1, 8, 6}, kDate});
    layout.fields.push_back({"expiryDateCheck", {1, 14, 1}, kDigit});
    layout.fields.push_back({"nationality", {1, 15, 3}, kName});
    layout.fields.push_back({"optional2", {1, 18, 11}, kAny});
    layout.fields.push_back({"compositeCheck", {1, 29, 1}, kDigit});
    layout.fields.push_back({"names", {2, 0, 30}, kName});
    layout.checks = {{"documentNumber", {0, 14, 1}, {{0, 5, 9}}},
                     {"birthDate", {1, 6, 1}, {{1, 0, 6}}},
                     {"expiryDate", {1, 14, 1}, {{1, 8, 6}}},
                     {"composite", {1, 29, 1}, {{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}}};
    return layout;
}

/// Document code and issuer that are always the same: the alphabets tell such a layout from others of its size.
void addFixedHead(MrzLayout& layout, std::string_view head) {
    constexpr std::array<std::string_view, 5> names{"documentCode", "documentCode2", "issuer", "issuer", "issuer"};
    for (std::size_t column = 0; column < names.size(); ++column)
        layout.fields.push_back(
            {names[column], {0, static_cast<int>(column), 1}, mrzAlphabet(head.substr(column, 1))});
}

/// The Romanian identity card of 1997 to 2021: as TD2, but the optional field has the first and the last six
/// digits of the personal number (CNP), which the date of birth completes; some print digits for the nationality.
MrzLayout romanianCard() {
    MrzLayout layout{"IDROU", 2, 36, {}, {}, {}};
    addFixedHead(layout, "IDROU");
    layout.fields.push_back({"names", {0, 5, 31}, kName});
    addSecondLine(layout);
    for (MrzField& field : layout.fields)
        if (field.name == "nationality")
            field.alphabet = kAny;
    layout.fields.push_back({"optional1", {1, 28, 7}, kDate});
    layout.fields.push_back({"compositeCheck", {1, 35, 1}, kDigit});
    layout.checks.push_back({"composite", {1, 35, 1}, {{1, 0, 10}, {1, 13, 7}, {1, 21, 14}}});
    return layout;
}

/// The French identity card of 1995 to 2021: no expiry, given names in the second line.
MrzLayout frenchCard() {
    MrzLayout layout{"IDFRA", 2, 36, {}, {}, {}};
    addFixedHead(layout, "IDFRA");
    layout.fields.push_back({"surname", {0, 5, 25}, kName});
    layout.fields.push_back({"optional1", {0, 30, 6}, kAny});
    layout.fields.push_back({"documentNumber", {1, 0, 12}, kAny});
    layout.fields.push_back({"documentNumberCheck", {1, 12, 1}, kDigit});
    layout.fields.push_back({"givenNames", {1, 13, 14}, kName});
    layout.fields.push_back({"birthDate", {1, 27, 6}, kDate});
    layout.fields.push_back({"birthDateCheck", {1, 33, 1}, kDigit});
    layout.fields.push_back({"sex", {1, 34, 1}, kSex});
    layout.fields.push_back({"compositeCheck", {1, 35, 1}, kDigit});
    layout.checks = {{"documentNumber", {1, 12, 1}, {{1, 0, 12}}},
                     {"birthDate", {1, 33, 1}, {{1, 27, 6}}},
                     {"composite", {1, 35, 1}, {{0, 0, 36}, {1, 0, 35}}}};
    return layout;
}

MrzLayout onlyLine(const MrzLayout& whole, int line) {
    MrzLayout layout{whole.name, 1, whole.length, {}, {}, {}, line};
    for (MrzField field : whole.fields)
        if (field.span.line == line) {
            field.span.line = 0;
            layout.fields.push_back(field);
        }
    for (MrzCheck check : whole.checks) {
        const auto inside = [&](const MrzSpan& span) { return span.line == line; };
        if (!inside(check.digit) || !std::all_of(check.over.begin(), check.over.end(), inside))
            continue;
        check.digit.line = 0;
        for (MrzSpan& span : check.over)
            span.line = 0;
        layout.checks.push_back(std::move(check));
    }
    const auto alphabets = whole.alphabetsOf(line);
    layout.alphabets.assign(alphabets.begin(), alphabets.end());
    return layout;
}

} // namespace

const MrzField* MrzLayout::field(std::string_view wanted) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == wanted; });
    return found == fields.end() ? nullptr : &*found;
}

std::span<const MrzAlphabet> MrzLayout::alphabetsOf(int line) const {
    return std::span{alphabets}.subspan(static_cast<std::size_t>(line * length), static_cast<std::size_t>(length));
}

bool MrzLayout::isChecked(int line, int column) const {
    const auto inside = [&](const MrzSpan& span) {
        return span.line == line && column >= span.column && column < span.column + span.length;
    };
    return std::any_of(checks.begin(), checks.end(), [&](const MrzCheck& check) {
        return inside(check.digit) || std::any_of(check.over.begin(), check.over.end(), inside);
    });
}

const std::vector<MrzLayout>& mrzLayouts() {
    static const std::vector<MrzLayout> layouts = [] {
        std::vector<MrzLayout> all{passport(),    frenchCard(),      romanianCard(),   sizeTwoCard(),
                                   sizeOneCard(), visa("MRV-A", 44), visa("MRV-B", 36)};
        for (MrzLayout& layout : all) {
            layout.alphabets.assign(static_cast<std::size_t>(layout.lines * layout.length), kAny);
            for (const MrzField& one : layout.fields)
                std::fill_n(layout.alphabets.begin() + one.span.line * layout.length + one.span.column,
                            one.span.length, one.alphabet);
        }
        return all;
    }();
    return layouts;
}

const std::vector<MrzLayout>& mrzLineLayouts() {
    static const std::vector<MrzLayout> layouts = [] {
        std::vector<MrzLayout> all;
        for (const MrzLayout& whole : mrzLayouts())
            for (int line = 0; line < whole.lines; ++line)
                all.push_back(onlyLine(whole, line));
        return all;
    }();
    return layouts;
}

} // namespace rapoint::capture
