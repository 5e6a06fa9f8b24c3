#include "printing/paper/template_paper_maker.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/print_data.h"
#include "station/app/wiring/station_config.h"
#include "station/base/file_bytes.h"

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDataSize = 256 * 1024;
constexpr std::size_t kMaxPhotoSize = 4 * 1024 * 1024;
constexpr const char* kCardFace = "card-face";

/// A template as it was named: an installed one, "cencert/contract", or a lawyer's own file,
/// "drafts/cencert/contract.pl.txt", whose language comes first.
struct Named {
    fs::path folder;
    std::string name;
    std::vector<std::string> languages;
};

Result<Named> named(const PreviewOptions& options) {
    if (!options.source.ends_with(".txt")) {
        RAPOINT_TRY(const fs::path assets, findAssets());
        return Named{assets / "contracts", options.source, options.languages};
    }
    const fs::path file = fs::absolute(options.source);
    const fs::path provider = file.parent_path().filename();
    const fs::path kind = file.stem();
    if (kind == kCardFace)
        return Named{file.parent_path().parent_path(), (provider / kind).string(), {}};
    const std::string language = kind.extension().string();
    if (language.size() < 2)
        return failure(FaultCode::InputInvalid, "a template's file is called <kind>.<language>.txt");
    Named result{file.parent_path().parent_path(), (provider / kind.stem()).string(), {language.substr(1)}};
    for (const std::string& beside : options.languages)
        if (beside != result.languages.front())
            result.languages.push_back(beside);
    return result;
}

Result<Bytes> make(const Named& sheet, const SheetData& data, const PreviewOptions& options) {
    printing::TemplatePaperMaker paper{sheet.folder};
    const fs::path name{sheet.name};
    if (name.filename() != kCardFace)
        return paper.render(sheet.name, sheet.languages, data);
    Bytes photo;
    if (!options.photo.empty()) {
        RAPOINT_TRY(photo, readFile(options.photo, kMaxPhotoSize));
    }
    return paper.cardFace(name.parent_path().string(), data.values, photo);
}

Result<> preview(const PreviewOptions& options, const Output& output) {
    RAPOINT_TRY(const Bytes text, readFile(options.data, kMaxDataSize));
    RAPOINT_TRY(const SheetData data, sheetDataFromJson(text));
    RAPOINT_TRY(const Named sheet, named(options));
    RAPOINT_TRY(const Bytes pdf, make(sheet, data, options));
    RAPOINT_CHECK(writeFile(options.out, pdf));
    output.say(options.out.string() + ": " + std::to_string(pdf.size()) + " bytes");
    output.object({{"template", sheet.name},
                   {"languages", sheet.languages},
                   {"file", options.out.string()},
                   {"bytes", pdf.size()}});
    return {};
}

} // namespace

int runPrintPreview(const PreviewOptions& options, Output& output) {
    const auto made = preview(options, output);
    return made ? 0 : output.fault(made.error(), options.source);
}

} // namespace rapoint::app
