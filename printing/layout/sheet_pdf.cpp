#include "printing/layout/sheet_pdf.h"

#include "printing/layout/installed_fonts.h"
#include "printing/layout/pdf_finish.h"
#include "printing/layout/pdf_surface.h"
#include "station/ports/sheet_code.h"

namespace rapoint::printing {

namespace {

Result<std::vector<std::vector<BoundBlock>>> bindAll(const std::vector<FilledSheet>& sheets, int copies) {
    std::vector<std::vector<BoundBlock>> languages;
    for (const FilledSheet& filled : sheets) {
        RAPOINT_CHECK(checkSameStructure(sheets.front().sheet, filled.sheet));
        RAPOINT_CHECK(bindFooter(filled.sheet, filled.data, {.copy = copies > 0 ? 1 : 0, .copies = copies}));
        RAPOINT_TRY(auto blocks, bindBlocks(filled.sheet, filled.data));
        if (blocks.empty())
            return failure(FaultCode::TemplateInvalid, filled.sheet.name + ": nothing to print");
        languages.push_back(std::move(blocks));
    }
    return languages;
}

/// Of each page; of a numbered copy, or with 0 of the sheet itself.
Result<std::vector<Footers>> footersOf(const std::vector<FilledSheet>& sheets, std::size_t pages, int copy,
                                       int copies) {
    std::vector<Footers> all(pages);
    for (std::size_t page = 0; page < pages; ++page)
        for (const FilledSheet& filled : sheets) {
            RAPOINT_TRY(std::string line,
                        bindFooter(filled.sheet, filled.data,
                                   {static_cast<int>(page) + 1, static_cast<int>(pages), copy, copies}));
            all[page].push_back(std::move(line));
        }
    return all;
}

/// Footers that stand on the sheet's own pages, or apart for each copy.
Result<> paintSheet(SheetPainter& painter, const std::vector<FilledSheet>& sheets, const SheetFlow& flow,
                    const std::vector<PageOfBoxes>& pages, int copies) {
    RAPOINT_TRY(const auto footers, footersOf(sheets, pages.size(), 0, copies));
    painter.paint(flow, pages, copies == 0 ? footers : std::vector<Footers>(pages.size()));
    if (copies == 0)
        return {};
    painter.paintFooters(footers);
    for (int copy = 1; copy <= copies; ++copy) {
        RAPOINT_TRY(const auto ofCopy, footersOf(sheets, pages.size(), copy, copies));
        painter.paintFooters(ofCopy);
    }
    return {};
}

/// One for each page; empty if the template has no codes.
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

Result<DrawnSheet> drawSheet(const std::vector<FilledSheet>& sheets, int copies) {
    RAPOINT_TRY(const auto languages, bindAll(sheets, copies));
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
        RAPOINT_TRY(std::vector<QrCode> codesOfPages, qrCodesOf(first, pages.size()));
        SheetPainter painter{cairo.get(), page, std::move(codesOfPages)};
        RAPOINT_CHECK(paintSheet(painter, sheets, flow, pages, copies));
        made.pin = painter.pin();
        made.signatures = painter.signatures();
        ::cairo_surface_finish(surface.get());
        if (const auto status = ::cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
            return failure(FaultCode::Internal, std::string{"cairo: "} + ::cairo_status_to_string(status));
    }
    return made;
}

Result<std::vector<Bytes>> sheetPdfs(const std::vector<FilledSheet>& sheets, int copies) {
    RAPOINT_TRY(DrawnSheet drawn, drawSheet(sheets, copies));
    return finishPdf(drawn.pdf, {.title = sheets.front().sheet.title,
                                 .language = sheets.front().language,
                                 .signatures = std::move(drawn.signatures),
                                 .copies = copies});
}

} // namespace rapoint::printing
