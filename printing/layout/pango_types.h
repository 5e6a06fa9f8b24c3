#pragma once

#include <memory>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace rapoint::printing {

struct ObjectUnref {
    void operator()(void* object) const { ::g_object_unref(object); }
};
struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const { ::cairo_surface_destroy(surface); }
};
struct CairoDestroy {
    void operator()(cairo_t* cairo) const { ::cairo_destroy(cairo); }
};
struct PatternDestroy {
    void operator()(cairo_pattern_t* pattern) const { ::cairo_pattern_destroy(pattern); }
};
struct FontOptionsDestroy {
    void operator()(cairo_font_options_t* options) const { ::cairo_font_options_destroy(options); }
};
using FontOptionsPtr = std::unique_ptr<cairo_font_options_t, FontOptionsDestroy>;
using LayoutPtr = std::unique_ptr<PangoLayout, ObjectUnref>;
using ContextPtr = std::unique_ptr<PangoContext, ObjectUnref>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;
using PatternPtr = std::unique_ptr<cairo_pattern_t, PatternDestroy>;
using CairoPtr = std::unique_ptr<cairo_t, CairoDestroy>;

} // namespace rapoint::printing
