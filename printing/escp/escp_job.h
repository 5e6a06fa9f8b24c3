#pragma once

#include "printing/escp/escp_status.h"
#include "printing/escp/escp_target.h"
#include "printing/ipp/ipp_target.h"

namespace rapoint::printing {

/// Asks the printer whether it is ready, sends the page, and asks again: only an answer behind the page that says
/// ready means that it was printed. printer-not-found: nothing was sent; printer-refused: it does not answer, so
/// that nothing was sent either; printer-jammed: it says that it is not ready; printer-interrupted: nobody knows
/// what came out. Ends within limits.connect, limits.answer and limits.job together.
Result<> runEscpJob(const EscpTarget& target, const EscpStatus& status, ByteView page, const IppLimits& limits);

} // namespace rapoint::printing
