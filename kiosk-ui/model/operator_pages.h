#pragma once

#include "kiosk-ui/model/operator_page.h"
#include "kiosk-ui/model/station_desk.h"

namespace rapoint::kiosk_ui {

/// The pages with which an operator looks after the station: which one is open, and what is in hand there. Owned
/// by the session; the user interface's thread.
class OperatorPages {
public:
    /// `setting` and `desk` outlive it.
    OperatorPages(PageSetting& setting, StationDesk& desk)
        : m_setting{setting}
        , m_desk{desk} {}

    bool isOpen() const { return m_open != nullptr; }
    /// False for a name that opens no page.
    bool open(std::string_view name);
    void close();
    Page page() const;

    /// `busy`: a visit goes on, beside which no other can. Returns the visit that the operator goes on with.
    std::optional<CaseId> press(const Action& action, bool busy);
    void enter(const std::string& field, const std::string& value) { m_state.form[field] = value; }
    void choose(const std::string& group);
    void done(OperatorResult result);

private:
    void turnTo(const OperatorPage* page);
    std::optional<CaseId> follow(OperatorOutcome outcome, bool busy);

    PageSetting& m_setting;
    StationDesk& m_desk;
    const OperatorPage* m_open = nullptr;
    OperatorState m_state;
};

} // namespace rapoint::kiosk_ui
