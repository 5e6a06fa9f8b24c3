#include "station/app/station_mandate.h"

#include "station/app/wiring/file_bytes.h"
#include "station/base/durable_file.h"
#include "sync/signed_mandate.h"
#include "sync/signed_statement.h"

#include <algorithm>

namespace rapoint::app {

Result<work::Mandate> StationMandate::verified(ByteView der) const {
    RAPOINT_TRY(work::Mandate mandate, sync::verifyMandate(der, m_signer));
    if (mandate.station != m_station)
        return failure(FaultCode::MandateForged, "it is for " + mandate.station + ", this is " + m_station);
    return mandate;
}

Result<std::optional<work::Mandate>> StationMandate::read() const {
    std::error_code error;
    if (!std::filesystem::exists(m_file, error))
        return std::optional<work::Mandate>{};
    const auto der = readFile(m_file, sync::kLargestStatement);
    if (!der)
        return failure(FaultCode::StorageFailed, "the mandate cannot be read");
    RAPOINT_TRY(work::Mandate mandate, verified(*der));
    return std::optional{std::move(mandate)};
}

Result<work::Mandate> StationMandate::require() const {
    RAPOINT_TRY(std::optional<work::Mandate> mandate, read());
    if (!mandate)
        return failure(FaultCode::MandateMissing, "for " + m_station);
    return *std::move(mandate);
}

Result<work::Mandate> StationMandate::accept(ByteView der) {
    RAPOINT_TRY(work::Mandate mandate, verified(der));
    // A file that does not hold is none to be kept.
    if (const auto kept = read(); kept && *kept && (*kept)->issuedAt > mandate.issuedAt)
        return failure(FaultCode::InputInvalid,
                       "the station has a later mandate, of " + toText((*kept)->issuedAt));
    RAPOINT_CHECK(replaceFile(m_file, der));
    return mandate;
}

bool StationMandate::isKept(ByteView der) const {
    const auto kept = readFile(m_file, sync::kLargestStatement);
    return kept && std::ranges::equal(*kept, der);
}

Result<> StationMandate::mayBegin(const std::string& mode, Journal& journal, Instant now) const {
    if (mode != work::Mandate::kMode)
        return {};
    RAPOINT_TRY(const work::Mandate mandate, require());
    RAPOINT_TRY(const auto cases, journal.list());
    return work::mayBeginCase(mandate, cases, now);
}

} // namespace rapoint::app
