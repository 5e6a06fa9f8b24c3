#pragma once

#include "kiosk-ui/model/operator_page.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

// What the operator's pages share.

/// The lines of a list that fit on a page.
inline constexpr std::size_t kLinesOfList = 5;

Text faultText(FaultCode code);
/// Soon over is told before it is.
Mark markOf(long left);
/// Where a visit stands.
Text stageText(const OpenVisit& visit);
/// The row with a button that opens another of the operator's pages.
Row opens(Row row, Action page);
/// Ways to the other parts of a list that is longer than the page.
void addTurning(Page& page, std::size_t first, std::size_t all);
/// Calls `show` for each entry of the list that is on the page now.
template <class List, class Show>
void forShown(const List& list, std::size_t first, Show show) {
    const std::size_t end = std::min(list.size(), first + kLinesOfList);
    for (std::size_t i = first; i < end; ++i)
        show(list[i]);
}
/// A field of the page with what was typed into it so far.
Field typedField(const OperatorInput& input, const std::string& name, Text label, std::size_t longest,
                 Keyboard keyboard = Keyboard::Words);

} // namespace rapoint::kiosk_ui
