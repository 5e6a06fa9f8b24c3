#pragma once

#include "station/identity/mrz_doubt.h"

#include <map>
#include <string>
#include <vector>

namespace rapoint {

/// The fields of a machine-readable zone (ICAO 9303 parts 4-7), fillers stripped, names with blanks between the
/// parts. Dates stay as printed, YYMMDD with `<` for what is unknown: the century needs a reference day.
struct MrzFields {
    std::string documentCode;   ///< "P", "ID", "I"
    std::string issuer;         ///< ICAO code, "D" for Germany as printed
    std::string documentNumber; ///< with a TD1 long number's overflow joined on (9303-5 §4.2.2.1 note j)
    std::string surname;
    std::string givenNames;
    bool nameTruncated =
        false; ///< the name field is full to its last character, so that more may have been cut off
    std::string nationality;
    std::string birthDate;  ///< YYMMDD
    std::string sex;        ///< "M", "F" or "X" (`<` as printed)
    std::string expiryDate; ///< YYMMDD
    std::string optional1;
    std::string optional2;

    bool operator==(const MrzFields&) const = default;
};

/// One character that the check digits let the reader put right.
struct MrzRepair {
    int line = 0;   ///< from 0
    int column = 0; ///< from 0
    std::string from;
    std::string to;

    bool operator==(const MrzRepair&) const = default;
};

/// What a reader made of one picture.
struct MrzReading {
    std::string format; ///< "TD1", "TD2", "TD3", "MRV-A", "MRV-B", "IDROU", "IDFRA"
    std::vector<std::string> lines;
    MrzFields fields;
    std::map<std::string, bool> checks; ///< "documentNumber", "birthDate", "expiryDate", "optional", "composite"
    std::vector<MrzRepair> repairs;
    std::set<MrzDoubt> doubts{MrzDoubt::NotRead}; ///< why it is not accepted; a reader clears the first one
    double confidence = 0.0;                      ///< 0 … 1, of the least certain character
    double milliseconds = 0.0;

    /// All check digits hold, every character is certain enough, and nothing else speaks against the reading.
    bool accepted() const { return doubts.empty(); }
};

} // namespace rapoint
