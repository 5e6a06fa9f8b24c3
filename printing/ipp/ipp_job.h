#pragma once

#include "printing/ipp/ipp_session.h"
#include "station/ports/paper.h"

#include <chrono>
#include <string>

namespace rapoint::printing {

/// What is printed and how it is called.
struct IppJobOrder {
    std::string name;
    std::string format;  ///< "application/pdf"
    int copies = 1;      ///< 1: the attribute is not sent at all
    std::string media{}; ///< as the printer calls it; empty: what it takes by itself
};

/// Creates a job, sends its document and waits until the printer itself calls it completed: Create-Job,
/// Send-Document and Get-Job-Attributes (RFC 8011 §4.2.4, §4.3.1, §4.3.4). On any fault the job is canceled, since
/// a printer with a half job answers busy to everybody after. The deadline ends the waiting.
/// printer-not-found, printer-refused, printer-jammed, printer-interrupted.
Result<PrintedJob> runIppJob(IppSession& session, const IppJobOrder& order, ByteView document,
                             std::chrono::steady_clock::time_point deadline);

} // namespace rapoint::printing
