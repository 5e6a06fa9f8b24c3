#include "printing/layout/pdf_surface.h"

#include <cairo-pdf.h>

namespace rapoint::printing {

namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
    static_cast<Bytes*>(bytes)->insert(static_cast<Bytes*>(bytes)->end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

SurfacePtr pdfSurface(Bytes& pdf, double width, double height) {
    return SurfacePtr{::cairo_pdf_surface_create_for_stream(append, &pdf, width, height)};
}

} // namespace rapoint::printing
