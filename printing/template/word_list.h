#pragma once

#include "station/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace rapoint::printing {

/// What a provider calls its things in one language, by name: "product.qualified-card".
using WordList = std::map<std::string, std::string, std::less<>>;

/// Reads `name = text` lines (UTF-8); `//` begins a remark. A name is letters, digits, hyphens and dots, and
/// stands once. template-invalid names file and line; at most 64 KiB.
Result<WordList> parseWords(std::string_view text, const std::string& name);

} // namespace rapoint::printing
