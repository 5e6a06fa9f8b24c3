#pragma once

#include "kiosk-ui/model/camera_feed.h"
#include "kiosk-ui/wx/page_kit.h"

namespace rapoint::kiosk_ui {

/// What the camera sees now, as large as there is room, with the document outlined. Paints without copying pixels.
class CameraView final : public wxPanel {
public:
    CameraView(wxWindow* parent, PageKit& kit, const wxString& name, wxSize size);

    void show(PreviewFrame frame);

private:
    void paint();

    PageKit& m_kit;
    PreviewFrame m_frame;
};

} // namespace rapoint::kiosk_ui
