#include "station/work/ending_certificates.h"

#include <algorithm>

namespace rapoint::work {

std::vector<EndingCertificate> endingCertificates(const Workbench& bench) {
    using std::chrono::days;
    const Instant now = bench.ports.clock.now();
    std::vector<EndingCertificate> ending;
    for (const Member& member : bench.members()) {
        const Instant end = member.validity.until;
        if (end <= now + kEndsSoon)
            ending.push_back(
                {member.name, end, std::max(0L, static_cast<long>(std::chrono::ceil<days>(end - now).count()))});
    }
    std::ranges::sort(ending, {}, &EndingCertificate::endsAt);
    return ending;
}

} // namespace rapoint::work
