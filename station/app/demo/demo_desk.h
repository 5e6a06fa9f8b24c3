#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"

#include <filesystem>
#include <vector>

namespace rapoint::app {

/// The table under the demonstration's camera: what lies on it is a picture in desk/. The applicant's document
/// comes from applicant/, the signed contract from what the simulated printer put out.
class DemoDesk {
public:
    explicit DemoDesk(std::filesystem::path workDirectory)
        : m_work{std::move(workDirectory)} {}

    /// Puts these pictures, one a page, into applicant/ in place of the document that was there.
    Result<> bringDocument(const std::vector<std::filesystem::path>& pages) const;
    /// The pictures in applicant/, in order.
    std::vector<std::filesystem::path> document() const;
    /// Takes everything off the table and lays the document on it, from the page after the first `taken` on.
    Result<> layDocument(std::size_t taken = 0) const;
    /// Has the applicant look into the camera: the picture in the document stands for the person.
    Result<> showPerson() const;
    /// Lays the last page of the printed contract on it, rendered by pdftoppm as a camera would see it.
    Result<> layContract(const CaseId& id, const std::filesystem::path& printed) const;
    /// The file in which the simulated printer keeps the job with this title; input-missing without one.
    static Result<std::filesystem::path> printedSheet(const std::filesystem::path& printed,
                                                      const std::string& title);

private:
    Result<> clear() const;

    std::filesystem::path m_work;
};

} // namespace rapoint::app
