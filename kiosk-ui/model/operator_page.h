#pragma once

#include "kiosk-ui/model/operator_order.h"
#include "kiosk-ui/model/page_setting.h"
#include "kiosk-ui/model/reply.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rapoint::kiosk_ui {

/// What the operator has in hand on these pages.
struct OperatorState {
    std::optional<CaseId> item{};   ///< the visit that is looked at
    std::size_t first = 0;          ///< of a long list
    std::optional<Notice> notice{}; ///< what came of the last order
    Form form{};
    std::optional<AuditLook> audit{};   ///< the visit that was looked up
    std::vector<ShownPicture> report{}; ///< of the day that was closed
};

/// What an operator's page is made from.
struct OperatorInput {
    const PageSetting& setting;
    const OperatorState& state;
};

/// Another of the operator's pages comes next.
struct OpenPage {
    std::string_view name;
    std::optional<CaseId> item{};
};
/// The operator leaves these pages for a visit.
struct GoOnWith {
    CaseId id;
};
/// What pressing a button comes to; nothing for a button that the page doesn't have.
using OperatorOutcome = std::variant<std::monostate, OperatorOrder, OpenPage, GoOnWith, Notice>;

/// One page with which an operator looks after the station. It lies over the page of a visit and changes nothing
/// of it. A new page is a row of a table below: title and lead are "NAME.title" and "NAME.lead" of the catalogues.
struct OperatorPage {
    std::string_view name;
    std::string_view icon;
    std::string_view under{}; ///< where "back" leads; empty: to the page of the visit
    void (*fill)(Page& page, const OperatorInput& input) = nullptr;
    OperatorOutcome (*press)(const OperatorInput& input, const Action& action) = nullptr;
    /// A choice is made at once; null on pages without any.
    void (*choose)(StationSwitches& switches, const std::string& group) = nullptr;
    bool opensByName = true; ///< false: only from the page under it
};

/// All of them, the overview first.
std::span<const OperatorPage> operatorPages();
/// Null for a name that no page has.
const OperatorPage* findOperatorPage(std::string_view name);

// The tables by what they are about.

std::vector<OperatorPage> overviewPages();
std::vector<OperatorPage> visitListPages();
std::vector<OperatorPage> recordPages();

} // namespace rapoint::kiosk_ui
