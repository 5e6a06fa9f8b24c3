#include "kiosk-ui/wx/picture.h"

#include <cairo.h>
#include <gtk/gtk.h>

namespace rapoint::kiosk_ui {

namespace {

void takePending() {
    for (int turn = 0; turn < 3; ++turn) {
        wxTheApp->ProcessPendingEvents();
        while (gtk_events_pending())
            gtk_main_iteration_do(FALSE);
    }
}

/// GTK lays out and paints when the window's frame clock says so; until then nothing is pending.
void waitForFrame(wxWindow& window) {
    bool painted = false;
    GdkFrameClock* const clock = gtk_widget_get_frame_clock(window.GetHandle());
    const gulong watch =
        g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(+[](bool* done) { *done = true; }), &painted);
    gdk_frame_clock_request_phase(clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    while (!painted)
        gtk_main_iteration_do(TRUE);
    g_signal_handler_disconnect(clock, watch);
}

} // namespace

void settle(wxWindow& window) {
    // What a frame lays out may ask for another one.
    for (int frame = 0; frame < 2; ++frame) {
        takePending();
        waitForFrame(window);
    }
    takePending();
}

void removeAtOnce(wxWindow* window) {
    delete window;
    takePending();
}

bool writePicture(wxWindow& window, const std::filesystem::path& file) {
    const wxSize size = window.GetClientSize();
    const int scale = gtk_widget_get_scale_factor(window.GetHandle());
    cairo_surface_t* const surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.x * scale, size.y * scale);
    cairo_surface_set_device_scale(surface, scale, scale);
    cairo_t* const cairo = cairo_create(surface);
    gtk_widget_draw(window.GetHandle(), cairo);
    cairo_destroy(cairo);
    const cairo_status_t status = cairo_surface_write_to_png(surface, file.c_str());
    cairo_surface_destroy(surface);
    return status == CAIRO_STATUS_SUCCESS;
}

} // namespace rapoint::kiosk_ui
