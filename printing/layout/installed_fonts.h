#pragma once

#include <initializer_list>
#include <string_view>

namespace rapoint::printing {

/// Whether any of these families is there: without, fontconfig would silently take another, with letters missing.
bool isFontInstalled(std::initializer_list<std::string_view> families);

} // namespace rapoint::printing
