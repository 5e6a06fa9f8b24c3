#pragma once

#include "station/card/pkcs11_session.h"

#include <optional>
#include <string>

namespace rapoint::card {

/// A card whose maker initialised it keeps the maker's label, so the case's label stands in a public data object
/// (CKO_DATA, PKCS#11 v2.40 base §4.5) of the application "rapoint". Nothing without one;
/// card-of-another-case where there are several.
Result<std::optional<std::string>> readTokenMark(Pkcs11Session& session);

/// Writes the mark. The session has to be logged in; the security officer may write public objects.
Result<> writeTokenMark(Pkcs11Session& session, const std::string& label);

} // namespace rapoint::card
