#include "station/base/digest.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> deliverPackage(const StepRun& run) {
    if (run.state.delivered) {
        // Only now that the receipt is a recorded fact may the station drop its copy.
        RAPOINT_TRY(const Bytes receipt, fromBase64(run.state.delivered->receipt));
        RAPOINT_CHECK(run.ports.outbox.settle(run.id, receipt));
        return done();
    }
    RAPOINT_TRY(const Bytes package, run.ports.outbox.get(run.id));
    if (!run.state.package || Digest::of(package).hex() != run.state.package->sha256)
        return failure(FaultCode::SealBroken, "the package in the outbox is not the one that was sealed");
    RAPOINT_TRY(const Receipt receipt, run.ports.delivery.deliver(run.id, package, {}));
    return again({PackageDelivered{static_cast<std::int64_t>(receipt.sequence), toText(receipt.receivedAt),
                                   toBase64(receipt.signedForm)}});
}

} // namespace rapoint
