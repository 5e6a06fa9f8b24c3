#pragma once

#include <span>
#include <string_view>

namespace rapoint::kiosk_ui {

/// The parts of a visit as the stepper shows them, by their ids in the catalogues ("stage.document").
std::span<const std::string_view> stages();

/// The part to which a step's word belongs, as its row in the vocabulary says: an index into stages(). -1 for what
/// is no word.
int stageOf(std::string_view word);

} // namespace rapoint::kiosk_ui
