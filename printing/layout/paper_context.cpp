#include "printing/layout/paper_context.h"

namespace rapoint::printing {

ContextPtr paperContext() {
    ContextPtr context{::pango_font_map_create_context(::pango_cairo_font_map_get_default())};
    const FontOptionsPtr unhinted{::cairo_font_options_create()};
    ::cairo_font_options_set_hint_style(unhinted.get(), CAIRO_HINT_STYLE_NONE);
    ::cairo_font_options_set_hint_metrics(unhinted.get(), CAIRO_HINT_METRICS_OFF);
    ::cairo_font_options_set_antialias(unhinted.get(), CAIRO_ANTIALIAS_GRAY);
    // The default of 96 dpi would make everything a third too big on a PDF's points.
    ::pango_cairo_context_set_resolution(context.get(), 72);
    ::pango_context_set_round_glyph_positions(context.get(), 0);
    ::pango_cairo_context_set_font_options(context.get(), unhinted.get());
    return context;
}

} // namespace rapoint::printing
