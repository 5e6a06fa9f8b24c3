#pragma once

#include <span>
#include <string_view>

namespace rapoint::kiosk_ui {

/// The parts of a visit as the stepper shows them, by their ids in the catalogues ("stage.document").
std::span<const std::string_view> stages();

/// The part to which a step's word belongs: an index into stages(). -1 for a word that has none, which is a
/// mistake in the program.
int stageOf(std::string_view word);

} // namespace rapoint::kiosk_ui
