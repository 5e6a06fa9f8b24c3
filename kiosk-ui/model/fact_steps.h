#pragma once

#include <string_view>

namespace rapoint::kiosk_ui {

/// The word of the step by which a fact comes about, which has a text in every language; empty for what is no fact
/// of a case.
std::string_view stepOfFact(std::string_view fact);

} // namespace rapoint::kiosk_ui
