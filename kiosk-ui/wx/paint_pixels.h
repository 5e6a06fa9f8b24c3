#pragma once

#include <cstdint>
#include <vector>

#include <cairo.h>

namespace rapoint::kiosk_ui {

/// Paints pixels of four bytes (blue, green, red, unused), row after row without gaps, where Cairo stands now.
void paintPixels(cairo_t* cairo, const std::vector<std::uint8_t>& pixels, int width, int height);

} // namespace rapoint::kiosk_ui
