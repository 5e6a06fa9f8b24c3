#pragma once

#include "kiosk-ui/wx/page_kit.h"

#include <wx/scrolwin.h>

namespace rapoint::kiosk_ui {

/// The pages of a document one below the other, as wide as there is room: the one thing that is scrolled.
class DocumentView final : public wxScrolledWindow {
public:
    DocumentView(wxWindow* parent, PageKit& kit, const wxString& name, const std::vector<ShownPicture>& pages,
                 wxSize size);

private:
    void paint();
    int heightOf(const ShownPicture& page) const;

    PageKit& m_kit;
    std::vector<ShownPicture> m_pages;
    int m_width;
};

} // namespace rapoint::kiosk_ui
