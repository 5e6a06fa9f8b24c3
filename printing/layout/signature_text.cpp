#include "printing/layout/signature_text.h"

#include "printing/layout/installed_fonts.h"
#include "printing/layout/layout_store.h"
#include "printing/layout/pdf_bytes.h"
#include "printing/layout/pdf_finish.h"
#include "printing/layout/pdf_surface.h"
#include "printing/layout/signature_places.h"
#include "printing/template/inline_text.h"

#include <algorithm>
#include <exception>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace rapoint::printing {

namespace {

constexpr double kMaxTextSize = 8;
constexpr double kMinText = 4;
constexpr const char* kName = "/CodeSignature";

std::string markupOf(const std::vector<std::string>& lines) {
    std::string markup;
    for (const std::string& line : lines) {
        markup += markup.empty() ? "<b>" : "\n";
        appendEscaped(markup, line);
        if (&line == &lines.front())
            markup += "</b>";
    }
    return markup;
}

/// As large as fits into the place; what is longer at the smallest size is broken into more lines.
LayoutPtr fitting(const std::string& markup, const SignaturePlace& place) {
    for (double size = kMaxTextSize;; size -= 0.5) {
        LayoutPtr layout = LayoutStore::ofThread().layoutOf(
            markup, {.language = "en", .size = size, .width = place.right - place.left}, false);
        PangoRectangle logical{};
        ::pango_layout_get_extents(layout.get(), nullptr, &logical);
        if (size <= kMinText || ::pango_units_to_double(logical.height) <= place.top - place.bottom)
            return layout;
    }
}

/// A PDF of one page as large as the place, with the text on it.
Bytes drawnText(const std::vector<std::string>& lines, const SignaturePlace& place) {
    Bytes pdf;
    const SurfacePtr surface = pdfSurface(pdf, place.right - place.left, place.top - place.bottom);
    const CairoPtr cairo{::cairo_create(surface.get())};
    ::cairo_set_source_rgb(cairo.get(), 0.06, 0.09, 0.32);
    ::cairo_move_to(cairo.get(), 0, 0);
    ::pango_cairo_show_layout(cairo.get(), fitting(markupOf(lines), place).get());
    ::cairo_surface_finish(surface.get());
    return pdf;
}

/// Outside the structure, as an artifact, like what a pen draws: the record of it is evidence in its own file.
void putInto(QPDF& document, QPDFPageObjectHelper page, const Bytes& text, const SignaturePlace& place) {
    QPDF source;
    // The source does not outlive this function; its streams are copied now.
    source.setImmediateCopyFrom(true);
    openPdf(source, text, "text");
    QPDFPageObjectHelper first{source.getAllPages().at(0)};
    const QPDFObjectHandle form = document.copyForeignObject(first.getFormXObjectForPage());
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    QPDFObjectHandle forms = resources.getKey("/XObject");
    if (!forms.isDictionary())
        forms = resources.replaceKeyAndGetNew("/XObject", QPDFObjectHandle::newDictionary());
    forms.replaceKey(kName, form);
    // Cairo leaves its own coordinate system behind.
    page.addPageContents(document.newStream("q\n"), true);
    page.addPageContents(document.newStream("\nQ\n/Artifact BMC\nq 1 0 0 1 " + std::to_string(place.left) + " " +
                                            std::to_string(place.bottom) + " cm " + kName + " Do Q\nEMC\n"),
                         false);
}

} // namespace

Result<Bytes> withSignatureText(ByteView pdf, const std::vector<std::string>& lines) try {
    if (!isFontInstalled({"Noto Serif", "DejaVu Serif"}))
        return failure(FaultCode::ConfigurationInvalid, "neither Noto Serif nor DejaVu Serif is installed");
    QPDF document;
    openPdf(document, pdf, "contract");
    const auto place = firstSignaturePlace(document);
    if (!place || lines.empty())
        return failure(FaultCode::InputInvalid, "the PDF has no place for a signature");
    putInto(document, QPDFPageObjectHelper{document.getAllPages().at(place->page)}, drawnText(lines, *place),
            *place);
    nameGlyphMaps(document);
    return writtenPdf(document);
} catch (const std::exception& error) {
    return failure(FaultCode::InputInvalid, std::string{"the PDF cannot be signed by a code: "} + error.what());
}

} // namespace rapoint::printing
