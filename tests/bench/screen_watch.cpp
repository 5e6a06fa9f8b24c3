#include "tests/bench/screen_watch.h"

#include <utility>

namespace rapoint::bench {

namespace {

guint drawSignal() {
    return g_signal_lookup("draw", GTK_TYPE_WIDGET);
}

GdkFrameClock* clockOf(kiosk_ui::StationWindow& window) {
    return gtk_widget_get_frame_clock(window.GetHandle());
}

template <class Found>
wxWindow* search(wxWindow& within, const Found& found) {
    if (found(within))
        return &within;
    for (wxWindow* const child : within.GetChildren())
        if (wxWindow* const window = search(*child, found))
            return window;
    return nullptr;
}

} // namespace

ScreenWatch::ScreenWatch(kiosk_ui::StationWindow& window,
                         std::function<void(std::chrono::steady_clock::time_point)> pageDrawn)
    : m_window{window}
    , m_pageDrawn{std::move(pageDrawn)} {
    m_hook = g_signal_add_emission_hook(drawSignal(), 0, &ScreenWatch::drawn, this, nullptr);
    m_handler = g_signal_connect_after(clockOf(window), "after-paint", G_CALLBACK(&ScreenWatch::painted), this);
}

ScreenWatch::~ScreenWatch() {
    g_signal_remove_emission_hook(drawSignal(), m_hook);
    g_signal_handler_disconnect(clockOf(m_window), m_handler);
}

gboolean ScreenWatch::drawn(GSignalInvocationHint*, guint, const GValue* values, gpointer self) {
    auto& watch = *static_cast<ScreenWatch*>(self);
    auto* const widget = GTK_WIDGET(g_value_get_object(values));
    wxWindow* const page = watch.m_window.GetChildren().empty() ? nullptr : watch.m_window.GetChildren().back();
    if (page == nullptr)
        return TRUE;
    if (widget == page->GetHandle() && widget != watch.m_shown) {
        watch.m_shown = widget;
        watch.m_isNew = true;
    }
    const wxWindow* const camera = search(*page, [](const wxWindow& window) {
        return dynamic_cast<const kiosk_ui::CameraView*>(&window) != nullptr;
    });
    if (camera != nullptr && widget == camera->GetHandle())
        ++watch.m_cameraFrames;
    return TRUE;
}

void ScreenWatch::painted(GdkFrameClock*, ScreenWatch* self) {
    if (!std::exchange(self->m_isNew, false))
        return;
    gdk_display_flush(gtk_widget_get_display(self->m_window.GetHandle()));
    self->m_pageDrawn(std::chrono::steady_clock::now());
}

wxWindow* findControl(wxWindow& within, const wxString& name) {
    return search(within, [&](const wxWindow& window) {
        const char* const own = atk_object_get_name(gtk_widget_get_accessible(window.GetHandle()));
        return own != nullptr && name == wxString::FromUTF8(own) && window.AcceptsFocus();
    });
}

} // namespace rapoint::bench
