#include "capture/mrz/mrz_layout.h"

#include <algorithm>

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
    MrzLayout layout{name, 2, length, {}, {}};
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
    MrzLayout layout{"TD1", 3, 30, {}, {}};
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

/// The French identity card of 1995 to 2021: no expiry, given names in the second line.
MrzLayout frenchCard() {
    MrzLayout layout{"IDFRA", 2, 36, {}, {}};
    constexpr std::string_view head = "IDFRA";
    layout.fields.push_back({"documentCode", {0, 0, 1}, mrzAlphabet(head.substr(0, 1))});
    layout.fields.push_back({"documentCode2", {0, 1, 1}, mrzAlphabet(head.substr(1, 1))});
    for (int column = 2; column < 5; ++column)
        layout.fields.push_back(
            {"issuer", {0, column, 1}, mrzAlphabet(head.substr(static_cast<std::size_t>(column), 1))});
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

} // namespace

const MrzField* MrzLayout::field(std::string_view wanted) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == wanted; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<MrzAlphabet> MrzLayout::alphabetsOf(int line) const {
    std::vector<MrzAlphabet> result(static_cast<std::size_t>(length), kAny);
    for (const MrzField& one : fields)
        if (one.span.line == line)
            std::fill_n(result.begin() + one.span.column, one.span.length, one.alphabet);
    return result;
}

const std::vector<MrzLayout>& mrzLayouts() {
    static const std::vector<MrzLayout> layouts{passport(),    frenchCard(),      sizeTwoCard(),
                                                sizeOneCard(), visa("MRV-A", 44), visa("MRV-B", 36)};
    return layouts;
}

} // namespace rapoint::capture
