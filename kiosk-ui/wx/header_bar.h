#pragma once

#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// The strip at the top of every page: where one is, how the devices are, language, large text, contrast; above
/// it, in a demonstration, that it is one.
class HeaderBar final : public wxPanel {
public:
    HeaderBar(wxWindow* parent, PageKit& kit, bool demo, int width);

private:
    void addBadge(wxSizer& into, int width);
    void addDevices(wxSizer& row, bool roomy);
    void addButton(wxSizer& row, const char* action, const char* icon, const wxString& name, bool iconOnly,
                   bool on);

    PageKit& m_kit;
};

} // namespace rapoint::kiosk_ui
