#include "printing/layout/page_size.h"

#include "printing/layout/pdf_bytes.h"

#include <algorithm>
#include <cmath>
#include <exception>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace rapoint::printing {

namespace {

constexpr double kHundredthsPerPoint = 2540.0 / 72.0;

int hundredths(double points) {
    return static_cast<int>(std::lround(std::clamp(std::abs(points), 0.0, 1e5) * kHundredthsPerPoint));
}

} // namespace

Result<SheetSize> pageSizeOf(ByteView pdf) try {
    QPDF document;
    document.setAttemptRecovery(false);
    openPdf(document, pdf, "document");
    const auto& pages = document.getAllPages();
    if (pages.empty())
        return failure(FaultCode::InputInvalid, "the PDF has no page");
    QPDFObjectHandle box = QPDFPageObjectHelper{pages.front()}.getAttribute("/MediaBox", false);
    if (!box.isRectangle())
        return failure(FaultCode::InputInvalid, "the PDF's page has no size");
    const auto sides = box.getArrayAsRectangle();
    return SheetSize{hundredths(sides.urx - sides.llx), hundredths(sides.ury - sides.lly)};
} catch (const std::exception&) {
    return failure(FaultCode::InputInvalid, "the content to print is not a PDF");
}

} // namespace rapoint::printing
