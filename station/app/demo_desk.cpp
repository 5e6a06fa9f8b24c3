#include "station/app/demo_desk.h"

#include "printing/child_process.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <vector>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kRendering{20};

} // namespace

Result<> DemoDesk::clear() const {
    std::error_code error;
    fs::create_directories(m_work / "desk", error);
    for (const auto& entry : fs::directory_iterator{m_work / "desk", error})
        fs::remove(entry.path(), error);
    if (error)
        return failure(FaultCode::StorageFailed, "the demonstration's desk/ cannot be cleared");
    return {};
}

Result<> DemoDesk::bringDocument(const fs::path& picture) const {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{m_work / "applicant", error})
        if (entry.path().stem() == "document")
            fs::remove(entry.path(), error);
    fs::copy_file(picture, m_work / "applicant" / ("document" + picture.extension().string()), error);
    if (error)
        return failure(FaultCode::InputInvalid, "the document's picture cannot be copied");
    return {};
}

Result<> DemoDesk::layDocument() const {
    RAPOINT_CHECK(clear());
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{m_work / "applicant", error})
        if (entry.path().stem() == "document")
            fs::copy_file(entry.path(), m_work / "desk" / ("1-document" + entry.path().extension().string()),
                          error);
    if (error)
        return failure(FaultCode::StorageFailed, "the document cannot be laid on the demonstration's desk/");
    return {};
}

Result<> DemoDesk::layContract(const CaseId& id, const fs::path& printed) const {
    RAPOINT_TRY(const fs::path sheet, printedSheet(printed, "contract " + id.text()));
    RAPOINT_CHECK(clear());
    RAPOINT_TRY(
        printing::ChildProcess renderer,
        printing::ChildProcess::start({.arguments = {"pdftoppm", "-png", "-r", "110", "-gray", sheet.string(),
                                                     (m_work / "desk" / "2-contract").string()},
                                       .environment = {"PATH=/usr/bin:/bin"}}));
    if (!renderer.endsWithin(kRendering) || renderer.waitStatus() != 0)
        return failure(FaultCode::ProcessFailed, "pdftoppm");
    // The signatures are on the last page; only that one is laid under the camera.
    std::vector<fs::path> pages;
    for (const auto& entry : fs::directory_iterator{m_work / "desk"})
        pages.push_back(entry.path());
    std::ranges::sort(pages);
    if (!pages.empty())
        pages.pop_back();
    for (const fs::path& page : pages)
        fs::remove(page);
    return {};
}

Result<fs::path> DemoDesk::printedSheet(const fs::path& printed, const std::string& title) {
    // ippeveprinter names a job's file "<number>-<title with _ for what is no letter or digit>.pdf".
    std::string wanted = title;
    for (char& c : wanted)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-')
            c = '_';
    fs::path newest;
    int highest = -1;
    for (const auto& entry : fs::directory_iterator{printed}) {
        const std::string name = entry.path().filename().string();
        const int number = std::atoi(name.c_str()); // NOLINT(cert-err34-c): 0 for what is no job
        if (entry.path().extension() == ".pdf" && name.find(wanted) != std::string::npos && number > highest) {
            highest = number;
            newest = entry.path();
        }
    }
    if (highest < 0)
        return failure(FaultCode::InputMissing, "no sheet of this case came out of the printer");
    return newest;
}

} // namespace rapoint::app
