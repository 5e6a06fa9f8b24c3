#include "station/work/station_mandate.h"

#include "station/base/digest.h"
#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"

#include <algorithm>

namespace rapoint::work {

namespace {

constexpr std::size_t kMaxSize = 32768; ///< of a signed mandate, as the central makes them
constexpr const char* kTaken = "MandateTaken";
constexpr std::string_view kIssued = ", issued ";

/// What the log says of a mandate that was taken.
std::string detailOf(const Mandate& mandate) {
    return std::to_string(mandate.cases) + " cases until " + toText(mandate.endsAt) + std::string{kIssued} +
           toText(mandate.issuedAt);
}

/// When the mandate of this entry was issued; audit-broken for an entry that detailOf() has not made.
Result<Instant> issuedIn(const AuditEntry& taken) {
    const std::size_t at = taken.detail.rfind(kIssued);
    const auto issued = at == std::string::npos ? Result<Instant>{failure(FaultCode::AuditBroken)}
                                                : instantFromText(taken.detail.substr(at + kIssued.size()));
    if (!issued)
        return failure(FaultCode::AuditBroken, "line " + std::to_string(taken.number) + " is about no mandate");
    return issued;
}

/// Releases before the digest was recorded left it empty.
bool isTheOne(const AuditEntry& taken, ByteView signedForm, const Mandate& mandate) {
    return taken.digest.empty() ? taken.detail == detailOf(mandate) : taken.digest == Digest::of(signedForm).hex();
}

} // namespace

Result<Mandate> StationMandate::verified(ByteView signedForm) const {
    RAPOINT_TRY(Mandate mandate, m_verifier(signedForm));
    if (mandate.station != m_station)
        return failure(FaultCode::MandateForged, "it is for " + mandate.station + ", this is " + m_station);
    return mandate;
}

Result<std::optional<Mandate>> StationMandate::read() const {
    RAPOINT_TRY(const auto taken, m_audit->newestOf(kTaken));
    std::error_code error;
    if (!std::filesystem::exists(m_file, error))
        return taken ? Result<std::optional<Mandate>>{failure(FaultCode::MandateMissing, "it was taken away")}
                     : std::optional<Mandate>{};
    const auto signedForm = readFile(m_file, kMaxSize);
    if (!signedForm)
        return failure(FaultCode::StorageFailed, "the mandate cannot be read");
    RAPOINT_TRY(Mandate mandate, verified(*signedForm));
    if (!taken || !isTheOne(*taken, *signedForm, mandate))
        return failure(FaultCode::MandateMissing, "the one in its place is not the one that was taken last");
    return std::optional{std::move(mandate)};
}

Result<Mandate> StationMandate::require() const {
    RAPOINT_TRY(std::optional<Mandate> mandate, read());
    if (!mandate)
        return failure(FaultCode::MandateMissing, "for " + m_station);
    return *std::move(mandate);
}

Result<Mandate> StationMandate::accept(ByteView signedForm, Instant now) {
    RAPOINT_TRY(Mandate mandate, verified(signedForm));
    RAPOINT_TRY(const auto taken, m_audit->newestOf(kTaken));
    if (taken) {
        RAPOINT_TRY(const Instant issued, issuedIn(*taken));
        if (issued > mandate.issuedAt)
            return failure(FaultCode::InputInvalid, "the station has a later mandate, of " + toText(issued));
    }
    // The log first: a mandate that the log does not know counts for nothing, one that is missing is fetched
    // again.
    RAPOINT_CHECK(m_audit->recordOf(Digest::of(signedForm), kTaken, "station", detailOf(mandate), now));
    RAPOINT_CHECK(replaceFile(m_file, signedForm));
    return mandate;
}

bool StationMandate::isKept(ByteView signedForm) const {
    const auto kept = readFile(m_file, kMaxSize);
    return kept && std::ranges::equal(*kept, signedForm) && read().has_value();
}

Result<> StationMandate::mayBegin(const std::string& mode, Journal& journal, Instant now) const {
    RAPOINT_TRY(const std::optional<Mandate> mandate, read());
    if (!mandate)
        return mode == Mandate::kMode ? Result<>{failure(FaultCode::MandateMissing, "for " + m_station)}
                                      : Result<>{};
    if (!mandate->names(mode))
        return failure(FaultCode::ModeNotAllowed, mode);
    if (mode != Mandate::kMode)
        return {};
    RAPOINT_TRY(const auto cases, journal.list());
    RAPOINT_TRY(const Instant newest, m_audit->newest());
    return mayBeginCase(*mandate, cases, newest, now);
}

} // namespace rapoint::work
