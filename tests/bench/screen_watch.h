#pragma once

#include "kiosk-ui/wx/station_window.h"

#include <gtk/gtk.h>

#include <chrono>
#include <functional>

namespace rapoint::bench {

/// Sees what the toolkit really draws: the signals "draw" of its widgets and "after-paint" of the window's frame
/// clock, when what was drawn has gone to the screen. One at a time; user interface's thread.
class ScreenWatch {
public:
    /// `pageDrawn` is told when a page that was not on the screen before has got there.
    ScreenWatch(kiosk_ui::StationWindow& window,
                std::function<void(std::chrono::steady_clock::time_point)> pageDrawn);
    ~ScreenWatch();
    ScreenWatch(const ScreenWatch&) = delete;
    ScreenWatch& operator=(const ScreenWatch&) = delete;

    /// How many frames of the camera have been drawn.
    int cameraFrames() const { return m_cameraFrames; }

private:
    static gboolean drawn(GSignalInvocationHint*, guint, const GValue* values, gpointer self);
    static void painted(GdkFrameClock*, ScreenWatch* self);

    kiosk_ui::StationWindow& m_window;
    std::function<void(std::chrono::steady_clock::time_point)> m_pageDrawn;
    gulong m_hook = 0;
    gulong m_handler = 0;
    GtkWidget* m_shown = nullptr; ///< the page that is on the screen; only compared
    bool m_isNew = false;         ///< another one has been drawn in this frame
    int m_cameraFrames = 0;
};

/// The control with this name (as assistive technology knows it), or null.
wxWindow* findControl(wxWindow& within, const wxString& name);

} // namespace rapoint::bench
