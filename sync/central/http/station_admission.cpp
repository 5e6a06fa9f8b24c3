#include "sync/central/http/station_admission.h"

#include "sync/central/pki/member_register.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/enrolments.h"

namespace rapoint::sync {

namespace {

/// A moment costs a write to the disk; a station that works asks many times a minute.
constexpr std::chrono::minutes kHeardAgain{1};

Result<> remember(Enrolments& enrolments, const Digest& publicKey, Instant now) {
    RAPOINT_TRY(const auto known, enrolments.find(publicKey));
    if (known && known->lastHeardAt && now < *known->lastHeardAt + kHeardAgain)
        return {};
    return enrolments.heard(publicKey, now);
}

ServedAnswer refusedFor(const Fault& fault) {
    if (fault.code == FaultCode::OfficerWithdrawn)
        return problem(403, "this station was withdrawn");
    if (fault.code == FaultCode::OfficerExpired)
        return problem(403, "the station's certificate is not valid today");
    if (fault.code == FaultCode::OfficerUntrusted)
        return problem(403, "the register has no such station");
    return problemOf(fault);
}

} // namespace

std::optional<ServedAnswer> StationAdmission::refusalOf(const Peer& peer) {
    const Instant now = m_clock.now();
    const auto station = m_members.trust().judge(peer.certificate, kStationRole, now);
    if (!station)
        return refusedFor(station.error());
    // Who was heard is for people to read; a full disk refuses nobody for it.
    static_cast<void>(remember(m_store.enrolments(), station->publicKey, now));
    return std::nullopt;
}

} // namespace rapoint::sync
