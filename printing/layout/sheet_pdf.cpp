#include "printing/layout/sheet_pdf.h"

#include "printing/layout/installed_fonts.h"
#include "printing/layout/pdf_finish.h"
#include "printing/layout/pdf_surface.h"
#include "station/ports/sheet_code.h"

namespace rapoint::printing {

namespace {

Result<std::vector<std::vector<BoundBlock>>> bindAll(const std::vector<FilledSheet>& sheets) {
    std::vector<std::vector<BoundBlock>> languages;
    for (const FilledSheet& filled : sheets) {
        RAPOINT_CHECK(checkSameStructure(sheets.front().sheet, filled.sheet));
        RAPOINT_CHECK(bindFooter(filled.sheet, filled.data, 1, 1));
        RAPOINT_TRY(auto blocks, bindBlocks(filled.sheet, filled.data));
        if (blocks.empty())
            return failure(FaultCode::TemplateInvalid, filled.sheet.name + ": nothing to print");
        languages.push_back(std::move(blocks));
    }
    return languages;
}

Result<std::vector<Footers>> footersOf(const std::vector<FilledSheet>& sheets, std::size_t pages) {
    std::vector<Footers> all(pages);
    for (std::size_t page = 0; page < pages; ++page)
        for (const FilledSheet& filled : sheets) {
            RAPOINT_TRY(std::string line, bindFooter(filled.sheet, filled.data, static_cast<int>(page) + 1,
                                                     static_cast<int>(pages)));
            all[page].push_back(std::move(line));
        }
    return all;
}

/// One for each page, none if the template has none.
Result<std::vector<QrCode>> qrCodesOf(const FilledSheet& filled, std::size_t pages) {
    std::vector<QrCode> all;
    for (std::size_t page = 1; filled.sheet.qr && page <= pages; ++page) {
        RAPOINT_TRY(QrCode code, QrCode::of(toText(
                                     SheetCode{filled.data.qr, static_cast<int>(page), static_cast<int>(pages)})));
        all.push_back(std::move(code));
    }
    return all;
}

} // namespace

Result<DrawnSheet> drawSheet(const std::vector<FilledSheet>& sheets) {
    RAPOINT_TRY(const auto languages, bindAll(sheets));
    const FilledSheet& first = sheets.front();
    std::vector<std::string> codes;
    for (const FilledSheet& filled : sheets)
        codes.push_back(filled.language);
    if (!isFontInstalled({"Noto Serif", "DejaVu Serif"}))
        return failure(FaultCode::ConfigurationInvalid, "neither Noto Serif nor DejaVu Serif is installed");
    const PageGeometry page = PageGeometry::of(first.sheet.page);
    DrawnSheet made;
    {
        const SurfacePtr surface = pdfSurface(made.pdf, page.width, page.height);
        const CairoPtr cairo{::cairo_create(surface.get())};
        const SheetFlow flow = flowOf(languages, codes, page);
        const auto pages = paginate(flow.boxes, page.textHeight());
        RAPOINT_TRY(const auto footers, footersOf(sheets, pages.size()));
        RAPOINT_TRY(std::vector<QrCode> codesOfPages, qrCodesOf(first, pages.size()));
        SheetPainter painter{cairo.get(), page, std::move(codesOfPages)};
        painter.paint(flow, pages, footers);
        made.pin = painter.pin();
        made.signatures = painter.signatures();
        ::cairo_surface_finish(surface.get());
        if (const auto status = ::cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
            return failure(FaultCode::Internal, std::string{"cairo: "} + ::cairo_status_to_string(status));
    }
    return made;
}

Result<SheetPdf> sheetPdf(const std::vector<FilledSheet>& sheets) {
    RAPOINT_TRY(DrawnSheet drawn, drawSheet(sheets));
    SheetPdf made{.pdf = {}, .pin = drawn.pin};
    RAPOINT_TRY(made.pdf, finishPdf(drawn.pdf, {.title = sheets.front().sheet.title,
                                                .language = sheets.front().language,
                                                .signatures = std::move(drawn.signatures)}));
    return made;
}

} // namespace rapoint::printing
