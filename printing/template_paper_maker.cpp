#include "printing/template_paper_maker.h"

#include "printing/layout/sheet_pdf.h"
#include "printing/template/template_parser.h"
#include "station/base/text.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace rapoint::printing {

namespace {

bool isPlain(const std::string& word) {
    return !word.empty() && word.size() <= 64 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

Result<SheetTemplate> readTemplate(const std::filesystem::path& folder, const std::string& name,
                                   const std::string& language) {
    const auto parts = split(name, '/');
    if (parts.size() != 2 || !isPlain(parts[0]) || !isPlain(parts[1]) || !isPlain(language))
        return failure(FaultCode::TemplateInvalid, "a template is <provider>/<kind>, its language like pl");
    const std::string file = name + "." + language + ".txt";
    std::ifstream stream{folder / file, std::ios::binary};
    if (!stream)
        return failure(FaultCode::TemplateInvalid, file + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    return parseTemplate(text, file);
}

Result<Bytes> TemplatePaperMaker::render(const std::string& name, const std::vector<std::string>& languages,
                                         const SheetData& data) {
    if (languages.empty() || languages.size() > 2)
        return failure(FaultCode::TemplateInvalid, name + ": one language or two");
    std::vector<SheetTemplate> sheets;
    for (const std::string& language : languages) {
        RAPOINT_TRY(SheetTemplate sheet, readTemplate(m_folder, name, language));
        sheets.push_back(std::move(sheet));
    }
    RAPOINT_TRY(SheetPdf made, sheetPdf(sheets, languages, data));
    return std::move(made.pdf);
}

} // namespace rapoint::printing
