#pragma once

#include "printing/escp/escp_form.h"
#include "printing/signature/pdf_signature.h"
#include "printing/template/sheet_template.h"
#include "station/ports/paper.h"

#include <filesystem>

namespace rapoint::printing {

struct FilledSheet;

/// Makes PDFs of the text templates that lawyers edit: `<folder>/<provider>/<kind>.<language>.txt`, format in
/// template/template_parser.h; a card's face of `<folder>/<provider>/card-face.txt` (card/card_face_layout.h).
/// Terms come from `<folder>/<provider>/words.<language>.txt` and, where the provider has no word,
/// `<folder>/station/words.<language>.txt` (template/word_list.h). Files are read for each sheet. Owned by
/// the composition root; one thread.
class TemplatePaperMaker final : public PaperMaker {
public:
    /// `proof`: what goes into signatures beside the signer's.
    explicit TemplatePaperMaker(std::filesystem::path folder, SignatureProof proof = {})
        : m_folder{std::move(folder)}
        , m_proof{std::move(proof)} {}

    /// template-invalid: no such template, a mistake in it, two languages that do not match, a placeholder without
    /// value. input-invalid: a value that cannot be printed.
    Result<Bytes> render(const std::string& name, const std::vector<std::string>& languages,
                         const SheetData& data) override;
    Result<std::vector<Bytes>> renderCopies(const std::string& name, const std::vector<std::string>& languages,
                                            const SheetData& data, int copies) override;
    Result<Bytes> drawSignature(ByteView pdf, const PenSignature& signature) override;
    Result<Bytes> drawCode(ByteView pdf, const std::string& language, const CodeSignature& signature) override;
    Result<Bytes> cardFace(const std::string& provider, const std::map<std::string, std::string>& values,
                           ByteView photo) override;
    Result<Bytes> sign(ByteView pdf, SigningKey& signer, const std::string& reason, Instant at) override;

private:
    Result<std::vector<FilledSheet>> filled(const std::string& name, const std::vector<std::string>& languages,
                                            const SheetData& data) const;

    std::filesystem::path m_folder;
    SignatureProof m_proof;
};

/// Reads and parses one template; template-invalid as above.
Result<SheetTemplate> readTemplate(const std::filesystem::path& folder, const std::string& name,
                                   const std::string& language);

/// The same for a form of an impact printer (escp/escp_form.h).
Result<EscpForm> readEscpForm(const std::filesystem::path& folder, const std::string& name,
                              const std::string& language);

} // namespace rapoint::printing
