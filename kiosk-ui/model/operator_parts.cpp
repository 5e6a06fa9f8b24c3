#include "kiosk-ui/model/operator_parts.h"

#include "kiosk-ui/model/stage.h"

namespace rapoint::kiosk_ui {

Text faultText(FaultCode code) {
    return {.id = "fault." + std::string{rowOf(code).name}};
}

Mark markOf(long left) {
    constexpr long kFew = 3;
    if (left == 0)
        return Mark::Bad;
    return left <= kFew ? Mark::Attention : Mark::Good;
}

Text stageText(const OpenVisit& visit) {
    const int stage = visit.word.empty() ? 0 : std::max(0, stageOf(visit.word));
    return {.id = std::string{stages()[static_cast<std::size_t>(stage)]}};
}

Row opens(Row row, Action page) {
    row.button = Button{std::move(page), {.id = "action.show"}};
    return row;
}

void addTurning(Page& page, std::size_t first, std::size_t all) {
    if (all <= kLinesOfList)
        return;
    page.secondary.push_back(button("earlier"));
    page.secondary.back().enabled = first > 0;
    page.secondary.push_back(button("further"));
    page.secondary.back().enabled = first + kLinesOfList < all;
}

Field typedField(const OperatorInput& input, const std::string& name, Text label, std::size_t longest,
                 Keyboard keyboard) {
    return {.name = name,
            .label = std::move(label),
            .value = valueIn(input.state.form, name),
            .keyboard = keyboard,
            .longest = longest};
}

} // namespace rapoint::kiosk_ui
