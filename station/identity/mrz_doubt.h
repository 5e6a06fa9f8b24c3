#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// Why a reading of a machine-readable zone is not accepted. Each has one row in mrzDoubts().
enum class MrzDoubt {
    NotRead,
    LineOnly,
    CheckDigitWrong,
    CharacterNotAllowed,
    CodeUnlisted,
    FieldMissing,
    DateImpossible,
    RepairsTooMany,
    CharacterUncertain,
    CheckedCharacterUncertain,
    RepairUncertain,
    TextAmbiguous,
    LinesNotWhole,
    LengthAmbiguous,
    ZoneCutOff,
};

/// The code and the meaning of a doubt. Codes are stable: they are part of what `capture read --json` prints.
struct MrzDoubtRow {
    MrzDoubt doubt;
    std::string_view code;    ///< "check-digit-wrong"
    std::string_view meaning; ///< one English sentence
};

/// One row for each MrzDoubt, in the order of the enumeration.
std::span<const MrzDoubtRow> mrzDoubts();

std::string_view codeOf(MrzDoubt doubt);
std::string_view meaningOf(MrzDoubt doubt);

/// The codes, in the order of the enumeration.
std::vector<std::string> codesOf(const std::set<MrzDoubt>& doubts);

/// The same as one text: "character-uncertain, lines-not-whole".
std::string listOf(const std::set<MrzDoubt>& doubts);

} // namespace rapoint
