#pragma once

#include "station/work/overview.h"

namespace rapoint::work {

/// A day that is over: what the records have of it, and how many free envelopes were counted.
struct DayEnd {
    Overview overview;
    long countedEnvelopes = 0;
};

/// The day's tally and the count of envelopes go into the audit log, and its head is signed. The inspector signs
/// in.
Result<> closeDay(const Workbench& bench, const DayEnd& day);

/// The report of that day, as PDF, in this language: what is open, what was not sent, what was counted. Numbers of
/// visits only, nothing of an applicant. template-invalid.
Result<Bytes> dayReport(const Workbench& bench, const DayEnd& day, const std::string& language);
Result<> printReport(const Workbench& bench, ByteView report);

} // namespace rapoint::work
