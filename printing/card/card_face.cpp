#include "printing/card/card_face.h"

#include "printing/card/face_photo.h"
#include "printing/layout/paper_context.h"
#include "printing/layout/pdf_finish.h"
#include "printing/layout/pdf_surface.h"
#include "printing/template/inline_text.h"
#include "station/base/text.h"

#include <algorithm>

namespace rapoint::printing {

namespace {

constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr double kDotsPerInch = 300;
constexpr double kMinSize = 2.0 / 3; ///< of a text's size
constexpr const char* kCardFonts = "Noto Sans, DejaVu Sans";

/// Draws one card; a layout's millimetres become the surface's points.
class Face {
public:
    Face(cairo_t* cairo, const CardFaceData& data)
        : m_cairo{cairo}
        , m_data{data} {}

    void box(const CardFaceLayout::Box& box) {
        ::cairo_set_source_rgb(m_cairo, box.grey, box.grey, box.grey);
        rectangle(box.area);
        ::cairo_fill(m_cairo);
    }

    Result<> photo(const CardFaceLayout::Area& area) {
        RAPOINT_TRY(const FacePhoto photo, FacePhoto::read(m_data.photo));
        // As large as covers the place; what hangs over its edges is cut off.
        const double scale = std::max(area.width / photo.width, area.height / photo.height);
        if (25.4 / scale < kDotsPerInch)
            return failure(FaultCode::InputInvalid, "the photo has " +
                                                        std::to_string(static_cast<int>(25.4 / scale)) +
                                                        " dots per inch on the card; 300 are needed");
        ::cairo_save(m_cairo);
        rectangle(area);
        ::cairo_clip(m_cairo);
        ::cairo_scale(m_cairo, kPointsPerMillimetre, kPointsPerMillimetre);
        ::cairo_translate(m_cairo, area.x + (area.width - photo.width * scale) / 2,
                          area.y + (area.height - photo.height * scale) / 2);
        ::cairo_scale(m_cairo, scale, scale);
        ::cairo_set_source_surface(m_cairo, photo.surface.get(), 0, 0);
        ::cairo_paint(m_cairo);
        ::cairo_restore(m_cairo);
        return {};
    }

    Result<> text(const CardFaceLayout& layout, const CardFaceLayout::Text& text) {
        const BoundText bound = bindText(text.text, [&](const std::string& name) -> const std::string* {
            const auto value = m_data.values.find(name);
            return value == m_data.values.end() ? nullptr : &value->second;
        });
        const std::string where = layout.name + " line " + std::to_string(text.line);
        if (bound.unbound)
            return failure(FaultCode::TemplateInvalid, where + ": nothing is known as " + *bound.unbound);
        if (!fromUtf8(bound.markup) ||
            std::ranges::any_of(bound.markup, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }))
            return failure(FaultCode::InputInvalid, where + ": a value cannot be printed");
        const LayoutPtr set{::pango_layout_new(m_context.get())};
        ::pango_layout_set_single_paragraph_mode(set.get(), 1);
        ::pango_layout_set_markup(set.get(), bound.markup.c_str(), static_cast<int>(bound.markup.size()));
        for (double size = text.size; size >= text.size * kMinSize; size -= text.size / 24)
            if (fits(*set, text, size)) {
                ::cairo_set_source_rgb(m_cairo, 0, 0, 0);
                ::cairo_move_to(m_cairo, text.x * kPointsPerMillimetre, text.y * kPointsPerMillimetre);
                ::pango_cairo_show_layout(m_cairo, set.get());
                return {};
            }
        return failure(FaultCode::InputInvalid, where + ": a value is too long for the card");
    }

private:
    void rectangle(const CardFaceLayout::Area& area) {
        ::cairo_rectangle(m_cairo, area.x * kPointsPerMillimetre, area.y * kPointsPerMillimetre,
                          area.width * kPointsPerMillimetre, area.height * kPointsPerMillimetre);
    }

    static bool fits(PangoLayout& set, const CardFaceLayout::Text& text, double points) {
        PangoFontDescription* font = ::pango_font_description_from_string(kCardFonts);
        ::pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
        ::pango_font_description_set_weight(font, text.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        ::pango_layout_set_font_description(&set, font);
        ::pango_font_description_free(font);
        PangoRectangle logical{};
        ::pango_layout_get_extents(&set, nullptr, &logical);
        return ::pango_units_to_double(logical.width) <= text.width * kPointsPerMillimetre;
    }

    cairo_t* m_cairo;
    const CardFaceData& m_data;
    ContextPtr m_context = paperContext();
};

Result<> draw(cairo_t* cairo, const CardFaceLayout& layout, const CardFaceData& data) {
    Face face{cairo, data};
    for (const auto& box : layout.boxes)
        face.box(box);
    for (const auto& area : layout.photos)
        RAPOINT_CHECK(face.photo(area));
    for (const auto& text : layout.texts)
        RAPOINT_CHECK(face.text(layout, text));
    return {};
}

} // namespace

Result<Bytes> cardFacePdf(const CardFaceLayout& layout, const CardFaceData& data) {
    Bytes drawn;
    {
        const SurfacePtr surface =
            pdfSurface(drawn, layout.width * kPointsPerMillimetre, layout.height * kPointsPerMillimetre);
        const CairoPtr cairo{::cairo_create(surface.get())};
        RAPOINT_CHECK(draw(cairo.get(), layout, data));
        ::cairo_show_page(cairo.get());
        ::cairo_surface_finish(surface.get());
        if (const auto status = ::cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
            return failure(FaultCode::Internal, std::string{"cairo: "} + ::cairo_status_to_string(status));
    }
    RAPOINT_TRY(std::vector<Bytes> finished, finishPdf(drawn, {.title = "Card", .language = "en"}));
    return std::move(finished.front());
}

} // namespace rapoint::printing
