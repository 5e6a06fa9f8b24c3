#include "printing/layout/pdf_finish.h"

#include "printing/layout/footer_pages.h"
#include "printing/layout/pdf_bytes.h"
#include "printing/layout/signature_places.h"
#include "printing/layout/srgb_profile.h"
#include "printing/layout/xmp_packet.h"

#include <exception>

#include <qpdf/QPDF.hh>

namespace rapoint::printing {

namespace {

constexpr const char* kProgram = "rapoint";

using Object = QPDFObjectHandle;

void addMetadata(QPDF& document, const PdfFacts& facts) {
    Object metadata = document.newStream(xmpPacket(facts.title, facts.language, kProgram));
    metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    document.getRoot().replaceKey("/Metadata", metadata);
    Object about = Object::newDictionary();
    about.replaceKey("/Title", Object::newUnicodeString(facts.title));
    about.replaceKey("/Creator", Object::newUnicodeString(kProgram));
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(about));
}

/// ISO 19005-2 §6.2.3: without it the colours of Cairo's DeviceRGB would mean nothing.
void addOutputIntent(QPDF& document) {
    const Bytes profile = srgbProfile();
    Object colours = document.newStream(std::string{profile.begin(), profile.end()});
    colours.getDict().replaceKey("/N", Object::newInteger(3));
    Object intent = Object::newDictionary();
    intent.replaceKey("/Type", Object::newName("/OutputIntent"));
    intent.replaceKey("/S", Object::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", Object::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/Info", Object::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", colours);
    document.getRoot().replaceKey("/OutputIntents",
                                  Object::newArray(std::vector<Object>{document.makeIndirectObject(intent)}));
}

std::vector<Bytes> written(QPDF& document, int copies) {
    constexpr const char* kVersion = "1.7";
    if (copies == 0)
        return {writtenPdf(document, kVersion)};
    FooterPages footers{document, static_cast<std::size_t>(copies) + 1};
    std::vector<Bytes> all;
    for (std::size_t variant = 0; variant < footers.variants(); ++variant) {
        footers.put(variant);
        all.push_back(writtenPdf(document, kVersion));
    }
    return all;
}

} // namespace

void nameGlyphMaps(QPDF& document) {
    for (Object object : document.getAllObjects())
        if (object.isDictionaryOfType("/Font", "/CIDFontType2") && !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
}

Result<std::vector<Bytes>> finishPdf(const Bytes& pdf, const PdfFacts& facts) try {
    QPDF document;
    openPdf(document, pdf, "sheet");
    QPDFObjectHandle root = document.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(facts.language));
    QPDFObjectHandle marked = QPDFObjectHandle::newDictionary();
    marked.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
    root.replaceKey("/MarkInfo", marked);
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    addMetadata(document, facts);
    addOutputIntent(document);
    nameSignaturePlaces(document, facts.signatures);
    nameGlyphMaps(document);
    return written(document, facts.copies);
} catch (const std::exception& error) {
    return failure(FaultCode::Internal, std::string{"the PDF cannot be completed: "} + error.what());
}

} // namespace rapoint::printing
