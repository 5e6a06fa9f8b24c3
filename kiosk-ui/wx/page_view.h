#pragma once

#include "kiosk-ui/wx/camera_view.h"
#include "kiosk-ui/wx/page_kit.h"
#include "kiosk-ui/wx/pen_pad.h"

#include <functional>

namespace rapoint::kiosk_ui {

/// One page laid out for the room there is. Built anew for each page; what changes while a page stays (digits of a
/// PIN, guidance of the camera) is changed in place.
class PageView final : public wxPanel {
public:
    /// `typing`: the keyboard is open, so that only what is typed has room. `touched`: a field was touched.
    PageView(wxWindow* parent, PageKit& kit, const Page& page, wxSize room, bool typing,
             std::function<void()> touched);

    /// False if the page differs in more than can be changed in place.
    bool update(const Page& page);
    void showFrame(PreviewFrame frame);
    /// Of what the camera sees; empty if it is not shown.
    wxSize cameraSize() const { return m_camera == nullptr ? wxSize{0, 0} : m_camera->GetMinSize(); }
    /// Where the keyboard writes; null if there is no field.
    wxTextCtrl* field() const { return m_field; }

private:
    /// How high everything is that was put on the page.
    int layOut(wxSize room);
    void fillHeading(wxSizer& column, int width);
    void fillBody(wxSizer& column, int width, int height);
    void addHint(wxSizer& column, int width);
    void addNotice(wxSizer& column, int width);
    void addRows(wxSizer& column, int width);
    void addRow(wxWindow* sheet, wxSizer& into, const Row& row, int width);
    /// How wide it is, with the gap behind it.
    int addThumbnail(wxWindow* sheet, wxSizer& into, const ShownPicture& picture);
    void addRowValues(wxWindow* sheet, wxSizer& into, const Row& row, int width);
    void addTiles(wxSizer& column, int width);
    void addChoices(wxSizer& column, int width);
    void addChecks(wxSizer& column, int width);
    void addCheck(wxSizer& column, const Check& check, int width);
    void addFields(wxSizer& column, int width);
    void addTasks(wxSizer& column, int width);
    void addPin(wxSizer& column, int width);
    void addPen(wxSizer& column, int width, int height);
    void addPictures(wxSizer& column, int width, int height);
    void addCamera(wxSizer& column, int width, int height);
    wxStaticText* markWord(wxWindow* parent, wxSizer& into, Mark mark, const wxString& words, int width);
    std::function<void()> presses(const Action& action);
    static constexpr int kPadWidth = 420;
    int gap() const { return m_tight ? 10 : kGap; }

    PageKit& m_kit;
    Page m_page;
    bool m_typing;
    int m_dense = 0;      ///< how much smaller everything is, because it would not fit otherwise
    bool m_tight = false; ///< little height: smaller gaps
    bool m_iconFits = false;
    std::function<void()> m_touched;
    wxTextCtrl* m_field = nullptr;
    wxPanel* m_dots = nullptr;
    PenPad* m_pen = nullptr;
    CameraView* m_camera = nullptr;
    wxStaticText* m_guidance = nullptr;
};

} // namespace rapoint::kiosk_ui
