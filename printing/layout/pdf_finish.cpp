#include "printing/layout/pdf_finish.h"

#include <exception>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace rapoint::printing {

Result<Bytes> finishPdf(const Bytes& pdf, const PdfFacts& facts) try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("sheet", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    QPDFObjectHandle root = document.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(facts.language));
    QPDFObjectHandle marked = QPDFObjectHandle::newDictionary();
    marked.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
    root.replaceKey("/MarkInfo", marked);
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    QPDFObjectHandle about = QPDFObjectHandle::newDictionary();
    about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(facts.title));
    about.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("rapoint"));
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(about));
    QPDFWriter writer{document};
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return Bytes{buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
} catch (const std::exception& error) {
    return failure(FaultCode::Internal, std::string{"the PDF cannot be completed: "} + error.what());
}

} // namespace rapoint::printing
