#include "printing/layout/pen_drawing.h"

#include "printing/layout/pdf_bytes.h"
#include "printing/layout/signature_places.h"

#include <algorithm>
#include <exception>
#include <sstream>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace rapoint::printing {

namespace {

constexpr double kThinnest = 0.5; ///< points, of a line without pressure
constexpr double kThicker = 1.1;  ///< points more at full pressure

/// What of the pad was written on.
struct Extent {
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;
};

Extent extentOf(const PenSignature& signature) {
    Extent extent;
    for (const PenStroke& stroke : signature.strokes)
        for (const PenPoint& point : stroke) {
            extent.left = std::min<double>(extent.left, point.x);
            extent.right = std::max<double>(extent.right, point.x);
            extent.top = std::min<double>(extent.top, point.y);
            extent.bottom = std::max<double>(extent.bottom, point.y);
        }
    return extent;
}

/// From the pad's units, down from the top, to points of the page, up from the bottom.
class Scale {
public:
    Scale(const PenSignature& signature, const SignaturePlace& place)
        : m_extent{extentOf(signature)} {
        const double width = std::max(m_extent.right - m_extent.left, 1.0);
        const double height = std::max(m_extent.bottom - m_extent.top, 1.0);
        const double roomWide = place.right - place.left - 2 * kMargin;
        const double roomHigh = place.top - place.bottom - 2 * kMargin;
        m_factor = std::min(roomWide / width, roomHigh / height);
        m_left = place.left + kMargin + (roomWide - width * m_factor) / 2;
        m_top = place.bottom + kMargin + (roomHigh + height * m_factor) / 2;
    }
    double x(const PenPoint& point) const { return m_left + (point.x - m_extent.left) * m_factor; }
    double y(const PenPoint& point) const { return m_top - (point.y - m_extent.top) * m_factor; }

private:
    static constexpr double kMargin = 3;

    Extent m_extent;
    double m_factor = 1;
    double m_left = 0;
    double m_top = 0;
};

/// Round caps and joins, so that a single touch is a dot and changes of thickness do not show. Outside the
/// structure, as an artifact (ISO 32000-1 §14.8.2.2): a reader that speaks has the caption below the line.
std::string drawingOf(const PenSignature& signature, const Scale& scale) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out.setf(std::ios::fixed);
    out.precision(2);
    out << "\nQ\n/Artifact BMC\nq 0.06 0.09 0.32 RG 1 J 1 j\n";
    for (const PenStroke& stroke : signature.strokes)
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const PenPoint& from = stroke[i == 0 ? 0 : i - 1];
            const PenPoint& to = stroke[i];
            if (i == 0 && stroke.size() > 1)
                continue;
            out << kThinnest + kThicker * to.pressure / 1000.0 << " w " << scale.x(from) << ' ' << scale.y(from)
                << " m " << scale.x(to) << ' ' << scale.y(to) << " l S\n";
        }
    out << "Q\nEMC\n";
    return out.str();
}

} // namespace

Result<Bytes> withPenSignature(ByteView pdf, const PenSignature& signature) try {
    RAPOINT_CHECK(checkPenSignature(signature));
    QPDF document;
    openPdf(document, pdf, "contract");
    const auto place = firstSignaturePlace(document);
    if (!place)
        return failure(FaultCode::InputInvalid, "the PDF has no place for a signature");
    QPDFPageObjectHelper page{document.getAllPages().at(place->page)};
    // Cairo leaves its own coordinate system behind.
    page.addPageContents(document.newStream("q\n"), true);
    page.addPageContents(document.newStream(drawingOf(signature, Scale{signature, *place})), false);
    return writtenPdf(document);
} catch (const std::exception& error) {
    return failure(FaultCode::InputInvalid, std::string{"the PDF cannot be signed by hand: "} + error.what());
}

} // namespace rapoint::printing
