#include "sync/central/store/sqlite/visit_file.h"

#include "station/base/durable_file.h"
#include "sync/transfer/visit_list.h"

#include <fstream>
#include <iterator>

namespace rapoint::sync {

Result<std::vector<Applicant>> readVisits(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in)
        return failure(FaultCode::StorageFailed, "the visit list cannot be read");
    Bytes bytes{std::istreambuf_iterator<char>{in}, {}};
    return visitsFromText(bytes);
}

Result<> writeVisits(const std::filesystem::path& file, const std::vector<Applicant>& visits) {
    const std::string text = textOfVisits(visits);
    RAPOINT_CHECK(visitsFromText(bytesOf(text)));
    return replaceFile(file, bytesOf(text));
}

} // namespace rapoint::sync
