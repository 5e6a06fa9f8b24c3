#pragma once

#include "printing/ipp/ipp_message.h"
#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// What a printer says about one of its jobs (RFC 8011 §5.3.7-5.3.9).
struct JobReport {
    ipp_jstate_t state = IPP_JSTATE_PENDING;
    std::vector<std::string> reasons;        ///< stems of job-state-reasons
    std::vector<std::string> printerReasons; ///< stems of job-printer-state-reasons or printer-state-reasons

    /// printer-interrupted if the answer is no report about a job.
    static Result<JobReport> from(const IppMessage& answer);
};

/// True: completed and nothing against it. False: still on its way. Else the fault of a job that has ended badly.
Result<bool> verdictOn(const JobReport& report);

/// The fault of a job that is not completed when its time is up.
Fault overdue(const JobReport& report);

/// The fault of an IPP request that the printer turned down (RFC 8011 appendix B).
Fault turnedDown(ipp_status_t status, const char* operation);

} // namespace rapoint::printing
