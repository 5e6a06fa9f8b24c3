#include "printing/layout/xmp_packet.h"

#include "printing/template/inline_text.h"

namespace rapoint::printing {

namespace {

std::string escaped(const std::string& text) {
    std::string result;
    appendEscaped(result, text);
    return result;
}

} // namespace

std::string xmpPacket(const std::string& title, const std::string& language, const std::string& program) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
           "<pdfaid:part>2</pdfaid:part>\n"
           "<pdfaid:conformance>B</pdfaid:conformance>\n"
           "<dc:format>application/pdf</dc:format>\n"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escaped(title) +
           "</rdf:li></rdf:Alt></dc:title>\n"
           "<dc:language><rdf:Bag><rdf:li>" +
           escaped(language) +
           "</rdf:li></rdf:Bag></dc:language>\n"
           "<xmp:CreatorTool>" +
           escaped(program) +
           "</xmp:CreatorTool>\n"
           "</rdf:Description>\n"
           "</rdf:RDF>\n"
           "</x:xmpmeta>\n"
           "<?xpacket end=\"r\"?>";
}

} // namespace rapoint::printing
