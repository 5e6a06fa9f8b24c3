#pragma once

#include "station/identity/applicant.h"
#include "station/identity/mrz.h"

#include <optional>

namespace rapoint {

/// The national number in the zone's optional data, where the issuing country prints it there in full (Poland's,
/// Bulgaria's, Romania's and Slovenia's passports, Bulgaria's and Slovenia's cards): digits of the right length
/// whose check digit and date hold. Nothing otherwise.
std::optional<NationalNumber> numberOnDocument(const MrzFields& document);

/// Whether the document contradicts the number: another one in full, or on a Romanian card (format IDROU) other
/// digits in the part of the CNP that it prints, the first and the last six.
bool contradictsNumber(const MrzFields& document, const NationalNumber& number);

} // namespace rapoint
