#include "printing/signature/pdf_signature.h"

#include "station/crypto/signed_data.h"

#include <array>

#include <podofo/podofo.h>

namespace rapoint::printing {

namespace {

using namespace PoDoFo;

/// Room for the signature in the file: with RSA-3072 and a long certificate it takes about 4 kB. Timestamps of
/// public authorities, with their certificates, take up to 8 kB.
constexpr std::size_t kRoom = 8192;
constexpr std::size_t kRoomOfTimestamp = 12288;

std::size_t roomFor(const SignatureProof& proof) {
    std::size_t room = proof.timestamps == nullptr ? kRoom : kRoom + kRoomOfTimestamp;
    for (const Bytes& authority : proof.authorities)
        room += authority.size();
    return room;
}

constexpr pdf_int64 kPrintAndLocked = 4 | 128; // ISO 32000-1 §12.5.3

/// "Signature1", "Signature2" …: the name is the field's in the form.
std::string nextName(PdfMemDocument& document) {
    PdfObject* const form = document.GetAcroForm()->GetObject();
    PdfObject* fields = form->GetIndirectKey("Fields");
    const std::size_t count = fields != nullptr && fields->IsArray() ? fields->GetArray().GetSize() : 0;
    return "Signature" + std::to_string(count + 1);
}

void addField(PdfMemDocument& document, const PdfData& place, const SignatureStatement& statement) {
    constexpr pdf_int64 kSignaturesExist = 1;
    constexpr pdf_int64 kAppendOnly = 2;
    PdfObject* const form = document.GetAcroForm()->GetObject();
    form->GetDictionary().AddKey("SigFlags", kSignaturesExist | kAppendOnly);
    // PoDoFo gives a form fonts of its own, not embedded: nothing is drawn with them, and PDF/A forbids them.
    form->GetDictionary().RemoveKey("DR");
    form->GetDictionary().RemoveKey("DA");
    const std::string name = nextName(document);
    PdfSignatureField field{document.GetPage(0), PdfRect{0, 0, 0, 0}, &document};
    field.SetFieldName(PdfString{name});
    PdfDictionary& widget = field.GetFieldObject()->GetDictionary();
    widget.AddKey("F", kPrintAndLocked);
    widget.RemoveKey("MK");
    field.SetSignatureReason(PdfString{reinterpret_cast<const pdf_utf8*>(statement.reason.c_str())});
    field.SetSignatureDate(PdfDate{std::chrono::system_clock::to_time_t(statement.at)});
    field.SetSignature(place);
    field.GetSignatureObject()->GetDictionary().AddKey("SubFilter", PdfName{"ETSI.CAdES.detached"});
}

Digest digestOf(PdfSignOutputDevice& device) {
    std::array<char, 16384> piece{};
    Bytes covered;
    while (const std::size_t size = device.ReadForSignature(piece.data(), piece.size()))
        covered.insert(covered.end(), piece.data(), piece.data() + size);
    return Digest::of(covered);
}

} // namespace

Result<Bytes> signPdf(ByteView pdf, SigningKey& signer, const SignatureStatement& statement,
                      const SignatureProof& proof) try {
    if (pdf.size() > kMaxSignedPdfSize)
        return failure(FaultCode::InputInvalid, "the PDF is too large to be signed");
    PdfError::EnableLogging(false);
    PdfError::EnableDebug(false);
    PdfMemDocument document;
    document.LoadFromBuffer(reinterpret_cast<const char*>(pdf.data()), static_cast<long>(pdf.size()), true);
    if (document.GetPageCount() < 1)
        return failure(FaultCode::InputInvalid, "the PDF has no page");
    PdfRefCountedBuffer buffer;
    PdfOutputDevice file{&buffer};
    PdfSignOutputDevice device{&file};
    const std::size_t room = roomFor(proof);
    device.SetSignatureSize(room);
    addField(document, *device.GetSignatureBeacon(), statement);
    document.WriteUpdate(&device, true);
    if (!device.HasSignaturePosition())
        return failure(FaultCode::Internal, "the PDF has no room for its signature");
    device.AdjustByteRange();
    device.Seek(0);
    RAPOINT_TRY(Bytes signature, signedDataOf(digestOf(device), signer, proof.authorities));
    RAPOINT_TRY(Bytes stamped, stampedWhereReached(signature, proof.timestamps));
    if (stamped.size() <= room)
        signature = std::move(stamped);
    if (signature.size() > room)
        return failure(FaultCode::Internal, "the signature does not fit into its room");
    device.SetSignature(PdfData{reinterpret_cast<const char*>(signature.data()), signature.size()});
    device.Flush();
    const auto* const begin = reinterpret_cast<const std::uint8_t*>(buffer.GetBuffer());
    return Bytes{begin, begin + buffer.GetSize()};
} catch (const PoDoFo::PdfError& error) {
    return failure(FaultCode::InputInvalid,
                   std::string{"the PDF cannot be signed: "} + PoDoFo::PdfError::ErrorName(error.GetError()));
}

} // namespace rapoint::printing
