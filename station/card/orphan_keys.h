#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::card {

/// Removes the key files from a card that pkcs15-init made which its list of keys does not name: what stays when
/// the card is pulled while OpenSC makes a key. PKCS#11 cannot see them, and each takes the place of a key. The
/// card is the one in the reader; it checks the PIN only if there is something to remove. card-module-failed.
Result<> removeOrphanKeys(const std::string& reader, const Secret& pin);

/// The key files (4B00 to 4BFF, in capitals) that OpenSC's programs name: opensc-explorer in the lines of `ls`,
/// pkcs15-tool in those with a path.
std::vector<std::string> keyFilesListed(std::string_view explorerSaid);
std::vector<std::string> keyFilesKnown(std::string_view toolSaid);

} // namespace rapoint::card
