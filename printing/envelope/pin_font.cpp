#include "printing/envelope/pin_font.h"

#include "printing/layout/installed_fonts.h"
#include "printing/layout/pdf_surface.h"
#include "station/base/bytes.h"

#include <string>

namespace rapoint::printing {

namespace {

constexpr const char* kFamily = "DejaVu Sans Mono";
constexpr char kFirst = ' ';
constexpr char kLast = '~';

/// Cairo makes subsets of fonts; a page with all characters gives one whose codes are those of WinAnsiEncoding
/// (ISO 32000-1 annex D.2), which for these characters are ASCII.
Bytes specimen() {
    std::string all;
    for (char c = kFirst; c <= kLast; ++c)
        all += c;
    Bytes pdf;
    const SurfacePtr surface = pdfSurface(pdf, 2000, 100);
    const CairoPtr cairo{::cairo_create(surface.get())};
    ::cairo_select_font_face(cairo.get(), kFamily, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    ::cairo_set_font_size(cairo.get(), 20);
    ::cairo_move_to(cairo.get(), 10, 50);
    ::cairo_show_text(cairo.get(), all.c_str());
    ::cairo_surface_finish(surface.get());
    return pdf;
}

bool hasItsAsciiCodes(QPDFObjectHandle font) {
    auto encoding = font.getKey("/Encoding");
    auto widths = font.getKey("/Widths");
    return encoding.isName() && encoding.getName() == "/WinAnsiEncoding" &&
           font.getKey("/FirstChar").getIntValueAsInt() == kFirst &&
           font.getKey("/LastChar").getIntValueAsInt() == kLast && widths.getArrayNItems() == kLast - kFirst + 1 &&
           font.getKey("/FontDescriptor").hasKey("/FontFile2");
}

} // namespace

Result<QPDFObjectHandle> embedPinFont(QPDF& document) {
    if (!isFontInstalled({kFamily}))
        return failure(FaultCode::ConfigurationInvalid, std::string{kFamily} + " is not installed");
    // The same for every envelope.
    static const Bytes s_specimen = specimen();
    QPDF source;
    source.setSuppressWarnings(true);
    // The source does not outlive this function; its streams are copied now.
    source.setImmediateCopyFrom(true);
    source.processMemoryFile("font", reinterpret_cast<const char*>(s_specimen.data()), s_specimen.size());
    QPDFObjectHandle page = source.getAllPages().at(0);
    QPDFObjectHandle fonts = page.getKey("/Resources").getKey("/Font");
    if (fonts.getKeys().size() != 1)
        return failure(FaultCode::Internal, "the font for PINs is not one");
    QPDFObjectHandle font = fonts.getKey(*fonts.getKeys().begin());
    if (!hasItsAsciiCodes(font))
        return failure(FaultCode::Internal, "the font for PINs has other codes than ASCII");
    return document.copyForeignObject(font);
}

} // namespace rapoint::printing
