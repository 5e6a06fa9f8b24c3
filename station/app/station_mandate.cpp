#include "station/app/station_mandate.h"

#include "station/app/file_bytes.h"
#include "station/base/descriptor.h"
#include "sync/signed_mandate.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace rapoint::app {

namespace {

constexpr std::size_t kLargestMandate = 32 * 1024;

bool reachesDisk(const std::filesystem::path& path, int flags) {
    const Descriptor opened{::open(path.c_str(), flags | O_CLOEXEC)};
    return opened.get() >= 0 && ::fsync(opened.get()) == 0;
}

} // namespace

Result<Mandate> StationMandate::verified(ByteView der) const {
    RAPOINT_TRY(Mandate mandate, sync::verifyMandate(der, m_signer));
    if (mandate.station != m_station)
        return failure(FaultCode::MandateForged, "it is for " + mandate.station + ", this is " + m_station);
    return mandate;
}

Result<std::optional<Mandate>> StationMandate::read() const {
    std::error_code error;
    if (!std::filesystem::exists(m_file, error))
        return std::optional<Mandate>{};
    const auto der = readFile(m_file, kLargestMandate);
    if (!der)
        return failure(FaultCode::StorageFailed, "the mandate cannot be read");
    RAPOINT_TRY(Mandate mandate, verified(*der));
    return std::optional{std::move(mandate)};
}

Result<Mandate> StationMandate::accept(ByteView der) {
    RAPOINT_TRY(Mandate mandate, verified(der));
    // A file that does not hold is none to be kept.
    if (const auto kept = read(); kept && *kept && (*kept)->issuedAt > mandate.issuedAt)
        return failure(FaultCode::InputInvalid,
                       "the station has a later mandate, of " + toText((*kept)->issuedAt));
    const std::filesystem::path fresh = m_file.string() + ".new";
    RAPOINT_CHECK(writeFile(fresh, der));
    std::error_code error;
    if (reachesDisk(fresh, O_WRONLY))
        std::filesystem::rename(fresh, m_file, error);
    else
        error = std::make_error_code(std::errc::io_error);
    if (error || !reachesDisk(m_file.parent_path(), O_RDONLY | O_DIRECTORY))
        return failure(FaultCode::StorageFailed, "the mandate cannot be kept");
    return mandate;
}

bool StationMandate::isKept(ByteView der) const {
    const auto kept = readFile(m_file, kLargestMandate);
    return kept && std::ranges::equal(*kept, der);
}

Result<> StationMandate::mayBegin(const std::string& mode, Journal& journal, Instant now) const {
    if (mode != "mobile")
        return {};
    RAPOINT_TRY(const std::optional<Mandate> mandate, read());
    if (!mandate)
        return failure(FaultCode::MandateMissing, "for " + m_station);
    RAPOINT_TRY(const auto cases, journal.list());
    return mayBeginCase(*mandate, cases, now);
}

} // namespace rapoint::app
