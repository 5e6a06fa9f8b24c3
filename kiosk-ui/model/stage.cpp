#include "kiosk-ui/model/stage.h"

#include "station/journey/vocabulary.h"

#include <array>

namespace rapoint::kiosk_ui {

namespace {

/// In the order of VisitStage.
constexpr std::array<std::string_view, 7> kStages{"stage.application", "stage.document", "stage.check",
                                                  "stage.contract",    "stage.approval", "stage.card",
                                                  "stage.finish"};
static_assert(kStages.size() == static_cast<std::size_t>(VisitStage::Finish) + 1);

} // namespace

std::span<const std::string_view> stages() {
    return kStages;
}

int stageOf(std::string_view word) {
    const WordSpec* const spec = findWord(word);
    return spec != nullptr ? static_cast<int>(spec->stage) : -1;
}

} // namespace rapoint::kiosk_ui
