#include "station/work/station_mandate.h"

#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"

#include <algorithm>

namespace rapoint::work {

namespace {

constexpr std::size_t kMaxSize = 32768; ///< of a signed mandate, as the central makes them

} // namespace

Result<Mandate> StationMandate::verified(ByteView signedForm) const {
    RAPOINT_TRY(Mandate mandate, m_verifier(signedForm));
    if (mandate.station != m_station)
        return failure(FaultCode::MandateForged, "it is for " + mandate.station + ", this is " + m_station);
    return mandate;
}

Result<std::optional<Mandate>> StationMandate::read() const {
    std::error_code error;
    if (!std::filesystem::exists(m_file, error))
        return std::optional<Mandate>{};
    const auto signedForm = readFile(m_file, kMaxSize);
    if (!signedForm)
        return failure(FaultCode::StorageFailed, "the mandate cannot be read");
    RAPOINT_TRY(Mandate mandate, verified(*signedForm));
    return std::optional{std::move(mandate)};
}

Result<Mandate> StationMandate::require() const {
    RAPOINT_TRY(std::optional<Mandate> mandate, read());
    if (!mandate)
        return failure(FaultCode::MandateMissing, "for " + m_station);
    return *std::move(mandate);
}

Result<Mandate> StationMandate::accept(ByteView signedForm) {
    RAPOINT_TRY(Mandate mandate, verified(signedForm));
    // An invalid stored mandate does not block a new one.
    if (const auto kept = read(); kept && *kept && (*kept)->issuedAt > mandate.issuedAt)
        return failure(FaultCode::InputInvalid,
                       "the station has a later mandate, of " + toText((*kept)->issuedAt));
    RAPOINT_CHECK(replaceFile(m_file, signedForm));
    return mandate;
}

bool StationMandate::isKept(ByteView signedForm) const {
    const auto kept = readFile(m_file, kMaxSize);
    return kept && std::ranges::equal(*kept, signedForm);
}

Result<> StationMandate::mayBegin(const std::string& mode, Journal& journal, AuditLog& audit, Instant now) const {
    if (mode != Mandate::kMode)
        return {};
    RAPOINT_TRY(const Mandate mandate, require());
    RAPOINT_TRY(const auto cases, journal.list());
    RAPOINT_TRY(const Instant newest, audit.newest());
    return mayBeginCase(mandate, cases, newest, now);
}

} // namespace rapoint::work
