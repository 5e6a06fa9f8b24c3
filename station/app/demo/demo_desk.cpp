#include "station/app/demo/demo_desk.h"

#include "station/base/child_process.h"

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

Result<> DemoDesk::bringDocument(const std::vector<fs::path>& pages) const {
    std::error_code error;
    for (const fs::path& old : document())
        fs::remove(old, error);
    for (std::size_t page = 0; page < pages.size() && !error; ++page) {
        std::string number = std::to_string(page + 1);
        number.insert(0, 3 - std::min<std::size_t>(number.size(), 3), '0');
        fs::copy_file(pages[page],
                      m_work / "applicant" / ("document-" + number + pages[page].extension().string()), error);
    }
    if (error)
        return failure(FaultCode::InputInvalid, "the document's picture cannot be copied");
    return {};
}

std::vector<fs::path> DemoDesk::document() const {
    std::vector<fs::path> pages;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{m_work / "applicant", error})
        if (entry.path().filename().string().starts_with("document-"))
            pages.push_back(entry.path());
    std::ranges::sort(pages);
    return pages;
}

Result<> DemoDesk::layDocument(std::size_t taken) const {
    RAPOINT_CHECK(clear());
    std::error_code error;
    const std::vector<fs::path> pages = document();
    for (std::size_t page = taken; page < pages.size() && !error; ++page)
        fs::copy_file(pages[page], m_work / "desk" / ("1-" + pages[page].filename().string()), error);
    if (error)
        return failure(FaultCode::StorageFailed, "the document cannot be laid on the demonstration's desk/");
    return {};
}

Result<> DemoDesk::showPerson() const {
    const std::vector<fs::path> pages = document();
    if (pages.empty())
        return failure(FaultCode::InputMissing, "the demonstration's applicant has no document");
    RAPOINT_CHECK(clear());
    std::error_code error;
    fs::copy_file(pages.front(), m_work / "desk" / ("3-person" + pages.front().extension().string()), error);
    if (error)
        return failure(FaultCode::StorageFailed, "the person cannot be shown in the demonstration's desk/");
    return {};
}

Result<> DemoDesk::layContract(const CaseId& id, const fs::path& printed) const {
    RAPOINT_TRY(const fs::path sheet, printedSheet(printed, "contract " + id.text()));
    RAPOINT_CHECK(clear());
    RAPOINT_TRY(ChildProcess renderer,
                ChildProcess::start({.arguments = {"pdftoppm", "-png", "-r", "110", "-gray", sheet.string(),
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
    // ippeveprinter names a job's file "<number>-<title with _ for every sign but letters and digits>.pdf".
    std::string wanted = title;
    for (char& c : wanted)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-')
            c = '_';
    fs::path newest;
    int highest = -1;
    for (const auto& entry : fs::directory_iterator{printed}) {
        const std::string name = entry.path().filename().string();
        const int number = std::atoi(name.c_str()); // NOLINT(cert-err34-c): 0 for other files
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
