#pragma once

#include "station/base/bytes.h"

#include <string>

#include <qpdf/QPDF.hh>

namespace rapoint::printing {

// Between bytes and QPDF. Its exceptions come through: they end where each sheet is made.

/// Opens a PDF in memory, which has to stay there; `name` is for QPDF's messages. What can be mended is, silently.
void openPdf(QPDF& document, ByteView pdf, const char* name);

/// The document as it stands, its streams untouched. Its identifier is made of its content, so that the same
/// document has the same bytes whenever it is written; `leastVersion` like "1.7", or empty.
Bytes writtenPdf(QPDF& document, const std::string& leastVersion = {});

} // namespace rapoint::printing
