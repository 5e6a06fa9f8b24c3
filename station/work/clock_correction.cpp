#include "station/work/clock_correction.h"

#include "station/crypto/openssl_der.h"

namespace rapoint::work {

namespace {

Result<Bytes> publicKeyOf(const Officer& officer) {
    RAPOINT_TRY(const EvpPkey key, publicKeyOfCertificate(officer.key->certificate()));
    return publicKeyDer(key.get());
}

} // namespace

Result<> correctClock(const Workbench& bench, const Officer& first, const Officer& second,
                      const std::string& reason) {
    RAPOINT_TRY(const Bytes firstKey, publicKeyOf(first));
    RAPOINT_TRY(const Bytes secondKey, publicKeyOf(second));
    if (first.id == second.id || firstKey == secondKey)
        return failure(FaultCode::ApproverIsCreator, "two officers correct the clock");
    const Instant now = bench.ports.clock.now();
    RAPOINT_TRY(const Instant newest, bench.audit.newest());
    if (now >= newest)
        return failure(FaultCode::InputInvalid, "the clock is not behind the last entry, of " + toText(newest));
    return bench.audit.correctClock(first.id + " and " + second.id, reason, now);
}

Result<> confirmClock(const Workbench& bench, const Officer& officer, const std::string& reason) {
    const Instant now = bench.ports.clock.now();
    RAPOINT_TRY(const Instant newest, bench.audit.newest());
    if (now - newest <= kLongestPause)
        return failure(FaultCode::InputInvalid,
                       "the last entry is of " + toText(newest) + ": nothing is to confirm");
    return bench.audit.confirmClock(officer.id, reason, now);
}

bool isAboutClock(const Fault& fault) {
    return fault.code == FaultCode::ClockSetBack || fault.code == FaultCode::ClockAhead;
}

} // namespace rapoint::work
