#include "printing/envelope/envelope_page.h"

#include "printing/envelope/envelope_order.h"
#include "printing/envelope/pin_font.h"
#include "printing/layout/pdf_bytes.h"
#include "printing/layout/sheet_pdf.h"
#include "printing/paper/template_paper_maker.h"

#include <algorithm>
#include <exception>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace rapoint::printing {

namespace {

constexpr const char* kFontName = "/EnvelopePin";

std::string blankSlot() {
    std::string slot;
    for (std::size_t i = 0; i < kMaxPinLength; ++i)
        slot += "20";
    return "<" + slot + ">";
}

/// The longest PIN takes the width of an A5 page in landscape, less its margins.
std::string pinText(const PinPlace& place) {
    return "\nQ\nBT " + std::string{kFontName} + " 18 Tf 2 Tc " + std::to_string(place.x) + " " +
           std::to_string(place.y) + " Td " + blankSlot() + " Tj ET\n";
}

Result<> addPinText(QPDF& document, const PinPlace& place) {
    RAPOINT_TRY(const QPDFObjectHandle font, embedPinFont(document));
    auto pages = QPDFPageDocumentHelper{document}.getAllPages();
    auto& page = pages.at(place.page);
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    QPDFObjectHandle fonts = resources.getKey("/Font");
    if (!fonts.isDictionary())
        fonts = resources.replaceKeyAndGetNew("/Font", QPDFObjectHandle::newDictionary());
    fonts.replaceKey(kFontName, font);
    // Cairo leaves its own coordinate system behind.
    page.addPageContents(document.newStream("q\n"), true);
    page.addPageContents(document.newStream(pinText(place)), false);
    return {};
}

Result<EnvelopePage> withPinText(const DrawnSheet& sheet) try {
    QPDF document;
    openPdf(document, sheet.pdf, "envelope");
    RAPOINT_CHECK(addPinText(document, *sheet.pin));
    // When it was made says nothing to the holder, and pages are to differ in nothing but the PIN.
    document.getTrailer().removeKey("/Info");
    EnvelopePage page{.pdf = writtenPdf(document)}; // its identifier is made before the PIN is in it
    const std::string slot = blankSlot();
    const auto at = std::search(page.pdf.begin(), page.pdf.end(), slot.begin(), slot.end());
    if (at == page.pdf.end() || std::search(at + 1, page.pdf.end(), slot.begin(), slot.end()) != page.pdf.end())
        return failure(FaultCode::Internal, "the place of the PIN is not found in the page");
    page.pinOffset = static_cast<std::size_t>(at - page.pdf.begin()) + 1;
    return page;
} catch (const std::exception& error) {
    return failure(FaultCode::Internal, std::string{"the envelope page cannot be completed: "} + error.what());
}

} // namespace

Result<EnvelopePage> envelopePage(const std::filesystem::path& folder, const std::string& name,
                                  const EnvelopeForm& form) {
    SheetData data;
    data.values = {{"envelopeSerial", form.serial}, {"cardSerial", form.cardSerial}, {"window", {}}};
    for (const std::string& line : form.windowLines)
        data.values["window"] += (data.values["window"].empty() ? "" : "\n") + line;
    RAPOINT_TRY(SheetTemplate sheet, readTemplate(folder, name, form.language));
    const std::string file = sheet.name;
    RAPOINT_TRY(const DrawnSheet made, drawSheet({{std::move(sheet), form.language, std::move(data)}}));
    if (!made.pin)
        return failure(FaultCode::TemplateInvalid, file + ": an envelope needs a @pin block");
    return withPinText(made);
}

} // namespace rapoint::printing
