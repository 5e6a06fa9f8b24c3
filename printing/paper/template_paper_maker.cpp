#include "printing/paper/template_paper_maker.h"

#include "printing/card/card_face.h"
#include "printing/layout/pen_drawing.h"
#include "printing/layout/sheet_pdf.h"
#include "printing/layout/signature_text.h"
#include "printing/signature/pdf_signature.h"
#include "printing/template/local_text.h"
#include "printing/template/template_parser.h"
#include "station/base/text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace rapoint::printing {

namespace {

constexpr std::string_view kCommonWords = "station";
constexpr std::streamsize kMaxFileSize = 256 * 1024;

Result<std::string> textOfFile(const std::filesystem::path& folder, const std::string& file) {
    std::ifstream stream{folder / file, std::ios::binary};
    std::string text(static_cast<std::size_t>(kMaxFileSize) + 1, '\0');
    stream.read(text.data(), kMaxFileSize + 1);
    if (stream.gcount() == 0)
        return failure(FaultCode::TemplateInvalid, file + ": cannot be read");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

bool isPlain(const std::string& word) {
    return !word.empty() && word.size() <= 64 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Not every provider has words of its own: a term that is missing is reported where it is used.
Result<WordList> wordsOf(const std::filesystem::path& folder, std::string_view provider,
                         const std::string& language) {
    const std::string file = std::string{provider} + "/words." + language + ".txt";
    if (!std::filesystem::exists(folder / file))
        return WordList{};
    RAPOINT_TRY(const std::string text, textOfFile(folder, file));
    return parseWords(text, file);
}

/// The file's name and text.
Result<std::pair<std::string, std::string>> fileOf(const std::filesystem::path& folder, const std::string& name,
                                                   const std::string& language) {
    const auto parts = split(name, '/');
    if (parts.size() != 2 || !isPlain(parts[0]) || !isPlain(parts[1]) || !isPlain(language))
        return failure(FaultCode::TemplateInvalid, "a template is <provider>/<kind>, its language like pl");
    std::string file = name + "." + language + ".txt";
    RAPOINT_TRY(std::string text, textOfFile(folder, file));
    return std::pair{std::move(file), std::move(text)};
}

} // namespace

Result<EscpForm> readEscpForm(const std::filesystem::path& folder, const std::string& name,
                              const std::string& language) {
    RAPOINT_TRY(const auto file, fileOf(folder, name, language));
    return EscpForm::parse(file.second, file.first);
}

Result<SheetTemplate> readTemplate(const std::filesystem::path& folder, const std::string& name,
                                   const std::string& language) {
    RAPOINT_TRY(const auto file, fileOf(folder, name, language));
    return parseTemplate(file.second, file.first);
}

Result<std::vector<FilledSheet>> TemplatePaperMaker::filled(const std::string& name,
                                                            const std::vector<std::string>& languages,
                                                            const SheetData& data) const {
    if (languages.empty() || languages.size() > 2)
        return failure(FaultCode::TemplateInvalid, name + ": one language or two");
    std::vector<FilledSheet> sheets;
    for (const std::string& language : languages) {
        RAPOINT_TRY(SheetTemplate sheet, readTemplate(m_folder, name, language));
        RAPOINT_TRY(WordList own, wordsOf(m_folder, name.substr(0, name.find('/')), language));
        RAPOINT_TRY(WordList common, wordsOf(m_folder, kCommonWords, language));
        RAPOINT_TRY(SheetData written, inLanguage(data, LocalText{language, {std::move(own), std::move(common)}}));
        written.conditions["bilingual"] = languages.size() > 1;
        sheets.push_back({std::move(sheet), language, std::move(written)});
    }
    return sheets;
}

Result<Bytes> TemplatePaperMaker::render(const std::string& name, const std::vector<std::string>& languages,
                                         const SheetData& data) {
    RAPOINT_TRY(std::vector<Bytes> sheets, renderCopies(name, languages, data, 0));
    return std::move(sheets.front());
}

Result<std::vector<Bytes>> TemplatePaperMaker::renderCopies(const std::string& name,
                                                            const std::vector<std::string>& languages,
                                                            const SheetData& data, int copies) {
    RAPOINT_TRY(const auto sheets, filled(name, languages, data));
    return sheetPdfs(sheets, copies);
}

Result<Bytes> TemplatePaperMaker::drawSignature(ByteView pdf, const PenSignature& signature) {
    return withPenSignature(pdf, signature);
}

/// What it says, of the day and the minute at which the code came back, in UTC.
Result<Bytes> TemplatePaperMaker::drawCode(ByteView pdf, const std::string& language,
                                           const CodeSignature& signature) {
    RAPOINT_TRY(WordList common, wordsOf(m_folder, kCommonWords, language));
    const LocalText words{language, {std::move(common)}};
    RAPOINT_TRY(const std::string title, words.write(Term{"signed-by-code"}));
    RAPOINT_TRY(const std::string sentTo, words.write(Term{"code-sent-to"}));
    const auto day = std::chrono::floor<std::chrono::days>(signature.enteredAt);
    RAPOINT_TRY(const std::string date, words.write(Date{day}));
    const std::string time = toText(signature.enteredAt).substr(11, 5);
    const std::string digest = signature.contract.hex();
    return withSignatureText(pdf, {title, date + ", " + time + " UTC", sentTo + " " + signature.channel,
                                   "SHA-256 " + digest.substr(0, 32), digest.substr(32)});
}

Result<Bytes> TemplatePaperMaker::cardFace(const std::string& provider,
                                           const std::map<std::string, std::string>& values, ByteView photo) {
    if (!isPlain(provider))
        return failure(FaultCode::TemplateInvalid, "a provider's folder has small letters, digits and dashes");
    const std::string file = provider + "/card-face.txt";
    RAPOINT_TRY(const std::string text, textOfFile(m_folder, file));
    RAPOINT_TRY(const CardFaceLayout layout, CardFaceLayout::parse(text, file));
    return cardFacePdf(layout, {values, {photo.begin(), photo.end()}});
}

Result<Bytes> TemplatePaperMaker::sign(ByteView pdf, SigningKey& signer, const std::string& reason, Instant at) {
    return signPdf(pdf, signer, {reason, at}, m_proof);
}

} // namespace rapoint::printing
