#include "sync/central/visit_file.h"

#include "sync/transfer/visit_list.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> storageFailure(const char* tried) {
    return failure(FaultCode::StorageFailed, tried);
}

bool writeDurably(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

} // namespace

Result<std::vector<Applicant>> readVisits(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in)
        return storageFailure("the visit list cannot be read");
    Bytes bytes{std::istreambuf_iterator<char>{in}, {}};
    return visitsFromText(bytes);
}

Result<> writeVisits(const std::filesystem::path& file, const std::vector<Applicant>& visits) {
    const std::string text = textOfVisits(visits);
    RAPOINT_CHECK(visitsFromText(bytesOf(text)));
    const std::string fresh = file.string() + ".new";
    const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = out >= 0 && writeDurably(out, text);
    if (out >= 0)
        ::close(out);
    if (!written || ::rename(fresh.c_str(), file.c_str()) != 0)
        return storageFailure("the visit list cannot be written");
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool durable = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    if (!durable)
        return storageFailure("the visit list's folder cannot be written");
    return {};
}

} // namespace rapoint::sync
