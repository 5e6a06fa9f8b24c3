#include "printing/layout/pdf_bytes.h"

#include <qpdf/QPDFWriter.hh>

namespace rapoint::printing {

void openPdf(QPDF& document, ByteView pdf, const char* name) {
    document.setSuppressWarnings(true);
    document.processMemoryFile(name, reinterpret_cast<const char*>(pdf.data()), pdf.size());
}

Bytes writtenPdf(QPDF& document, const std::string& leastVersion) {
    QPDFWriter writer{document};
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    if (!leastVersion.empty())
        writer.setMinimumPDFVersion(leastVersion);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

} // namespace rapoint::printing
