#include "station/steps/keep_signed.h"

namespace rapoint {

Result<EvidenceRef> keepSigned(const StepRun& run, ByteView pdf) {
    RAPOINT_TRY(const Bytes sealed,
                run.ports.paper.sign(pdf, *run.inspector.key, std::string{kSignedFor}, run.ports.clock.now()));
    return run.ports.evidence.put(run.id, "contract-signed.pdf", "application/pdf", sealed);
}

} // namespace rapoint
