#include "station/identity/mrz_doubt.h"

#include <array>

namespace rapoint {

namespace {

constexpr std::array kRows{
    MrzDoubtRow{MrzDoubt::NotRead, "not-read", "Nothing has been read."},
    MrzDoubtRow{MrzDoubt::LineOnly, "line-only", "The picture shows one line of a zone, not the whole zone."},
    MrzDoubtRow{MrzDoubt::CheckDigitWrong, "check-digit-wrong", "At least one check digit does not fit."},
    MrzDoubtRow{MrzDoubt::CharacterNotAllowed, "character-not-allowed",
                "A character stands in a field that cannot have it."},
    MrzDoubtRow{MrzDoubt::CodeUnlisted, "code-unlisted",
                "Issuer or nationality is not a code of ICAO 9303-3, section 5."},
    MrzDoubtRow{MrzDoubt::FieldMissing, "field-missing", "The surname or the document number is empty."},
    MrzDoubtRow{MrzDoubt::DateImpossible, "date-impossible",
                "The birth date or the expiry date has a month or a day that does not exist."},
    MrzDoubtRow{MrzDoubt::RepairsTooMany, "repairs-too-many", "More than one character was repaired."},
    MrzDoubtRow{MrzDoubt::CharacterUncertain, "character-uncertain",
                "A character that no check digit covers is not certain enough."},
    MrzDoubtRow{MrzDoubt::CheckedCharacterUncertain, "checked-character-uncertain",
                "A character that a check digit covers is not certain enough."},
    MrzDoubtRow{MrzDoubt::RepairUncertain, "repair-uncertain",
                "The picture contradicts a character that was repaired by a check digit."},
    MrzDoubtRow{MrzDoubt::TextAmbiguous, "text-ambiguous",
                "Another text whose check digits fit is nearly as likely; tested only without other reasons."},
    MrzDoubtRow{MrzDoubt::LinesNotWhole, "lines-not-whole",
                "Text goes on beyond the lines, or the characters do not stand in a grid."},
    MrzDoubtRow{MrzDoubt::LengthAmbiguous, "length-ambiguous", "Lines of another length fit nearly as well."},
    MrzDoubtRow{MrzDoubt::ZoneCutOff, "zone-cut-off", "A line reaches beyond the edge of the picture."},
};

consteval bool isInOrder() {
    for (std::size_t index = 0; index < kRows.size(); ++index)
        if (kRows[index].doubt != static_cast<MrzDoubt>(index))
            return false;
    return kRows.back().doubt == MrzDoubt::ZoneCutOff;
}
static_assert(isInOrder());

const MrzDoubtRow& rowOf(MrzDoubt doubt) {
    return kRows.at(static_cast<std::size_t>(doubt));
}

} // namespace

std::span<const MrzDoubtRow> mrzDoubts() {
    return kRows;
}

std::string_view codeOf(MrzDoubt doubt) {
    return rowOf(doubt).code;
}

std::string_view meaningOf(MrzDoubt doubt) {
    return rowOf(doubt).meaning;
}

std::vector<std::string> codesOf(const std::set<MrzDoubt>& doubts) {
    std::vector<std::string> codes;
    for (const MrzDoubt doubt : doubts)
        codes.emplace_back(codeOf(doubt));
    return codes;
}

std::string listOf(const std::set<MrzDoubt>& doubts) {
    std::string list;
    for (const MrzDoubt doubt : doubts)
        list.append(list.empty() ? "" : ", ").append(codeOf(doubt));
    return list;
}

} // namespace rapoint
