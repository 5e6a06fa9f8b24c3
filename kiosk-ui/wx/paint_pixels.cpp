#include "kiosk-ui/wx/paint_pixels.h"

namespace rapoint::kiosk_ui {

void paintPixels(cairo_t* cairo, const std::vector<std::uint8_t>& pixels, int width, int height) {
    // Cairo only reads a source; its C interface cannot say so.
    cairo_surface_t* const image = cairo_image_surface_create_for_data(
        const_cast<std::uint8_t*>(pixels.data()), CAIRO_FORMAT_RGB24, width, height, width * 4);
    cairo_set_source_surface(cairo, image, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(image);
}

} // namespace rapoint::kiosk_ui
