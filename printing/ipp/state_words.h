#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::printing {

/// A printer-state-reason in plain English (RFC 8011 §5.4.12, PWG 5100.9): by what the keyword begins with, since
/// printers add to it as they please. An unknown one stays as it is, its hyphens gone.
std::string inWords(std::string_view reason);
/// "the paper is jammed; toner or ink is low"
std::string inWords(const std::vector<std::string>& reasons);

} // namespace rapoint::printing
