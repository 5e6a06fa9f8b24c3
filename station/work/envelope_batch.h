#pragma once

#include "station/engine/engine.h"

#include <functional>
#include <string>

namespace rapoint::work {

/// What one run over the waiting envelopes came to.
struct EnvelopeTally {
    int printed = 0;
    int voided = 0;  ///< given up in this run, also those that a crash had left in doubt
    int waiting = 0; ///< cases that still wait for an envelope
};

/// What became of one case's envelope: its serial, or the fault.
using EnvelopeReport = std::function<void(const CaseId&, const Result<std::string>&)>;

/// Prints the PIN envelopes of all open cases that stand at deliver-pin, one after the other, and takes no case
/// any further. Every envelope is intended, printed and recorded in its own case, so that a run that was cut off
/// is simply repeated: what was printed stays, the one in doubt is void and its PIN replaced, and the rest
/// follows. A fault of the printer ends the run, for it would spoil one envelope after the other; a fault of one
/// card or case is reported and the next one follows.
Result<EnvelopeTally> printWaitingEnvelopes(Engine& engine, Journal& journal, const EnvelopeReport& report);

} // namespace rapoint::work
