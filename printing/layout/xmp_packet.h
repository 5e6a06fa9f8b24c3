#pragma once

#include <string>

namespace rapoint::printing {

/// The metadata of a PDF/A-2b (ISO 19005-2 §6.6, ISO 16684-1): title, language and program as its Info dictionary
/// has them, and that it is one. No times and no names of persons.
std::string xmpPacket(const std::string& title, const std::string& language, const std::string& program);

} // namespace rapoint::printing
