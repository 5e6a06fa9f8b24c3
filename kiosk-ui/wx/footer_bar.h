#pragma once

#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// The strip at the bottom: the ways out at the left, the one way on at the right.
class FooterBar final : public wxPanel {
public:
    FooterBar(wxWindow* parent, PageKit& kit, const Page& page, int width);

    void update(const Page& page);

private:
    wxButton* m_primary = nullptr;
};

} // namespace rapoint::kiosk_ui
