#include "printing/ipp/job_verdict.h"

#include <algorithm>
#include <array>

namespace rapoint::printing {

namespace {

/// Reasons that stop the paper (RFC 8011 §5.4.12, PWG 5100.9 §7): somebody has to go to the printer.
constexpr std::array<std::string_view, 10> kPaperStopped{
    "media-jam",   "media-empty",         "media-needed",     "cover-open",         "door-open",
    "toner-empty", "marker-supply-empty", "output-area-full", "input-tray-missing", "fuser-over-temp"};
constexpr std::array<std::string_view, 5> kNotPrintable{"unsupported-document-format", "document-format-error",
                                                        "document-unprintable-error", "document-access-error",
                                                        "job-data-insufficient"};

/// Reasons that contradict a completed job (RFC 8011 §5.3.8): the printer did not get or print all of it.
constexpr std::array<std::string_view, 8> kNotWhole{
    "job-completed-with-err", "aborted-by",           "job-canceled",        "submission-interrupted",
    "document-format-err",    "document-unprintable", "document-access-err", "job-data-insufficient"};

template <std::size_t Count>
bool anyOf(const std::vector<std::string>& reasons, const std::array<std::string_view, Count>& known) {
    return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
        return std::any_of(known.begin(), known.end(),
                           [&](std::string_view stem) { return reason.starts_with(stemOf(stem)); });
    });
}

Fault ended(const JobReport& report, const char* word) {
    std::vector<std::string> reasons = report.reasons;
    reasons.insert(reasons.end(), report.printerReasons.begin(), report.printerReasons.end());
    FaultCode code = FaultCode::PrinterJammed;
    if (anyOf(report.reasons, kNotPrintable))
        code = FaultCode::PrinterRefused;
    else if (report.state != IPP_JSTATE_ABORTED)
        code = FaultCode::PrinterInterrupted;
    return {code, std::string{"the printer has "} + word + " the job: " + joined(reasons)};
}

} // namespace

Result<JobReport> JobReport::from(const IppMessage& answer) {
    if (::ippGetStatusCode(answer.get()) > IPP_STATUS_OK_CONFLICTING)
        return tl::make_unexpected(
            Fault{FaultCode::PrinterInterrupted,
                  turnedDown(::ippGetStatusCode(answer.get()), "Get-Job-Attributes").detail});
    const int state = numberOf(answer, "job-state", 0);
    if (state < IPP_JSTATE_PENDING || state > IPP_JSTATE_COMPLETED)
        return failure(FaultCode::PrinterInterrupted, "the printer does not say how the job stands");
    JobReport report{.state = static_cast<ipp_jstate_t>(state),
                     .reasons = stemsOf(answer, "job-state-reasons"),
                     .printerReasons = stemsOf(answer, "job-printer-state-reasons")};
    return report;
}

Result<bool> verdictOn(const JobReport& report) {
    switch (report.state) {
    case IPP_JSTATE_COMPLETED: {
        const bool doubtful = std::any_of(report.reasons.begin(), report.reasons.end(), [](const std::string& r) {
            return std::any_of(kNotWhole.begin(), kNotWhole.end(),
                               [&](std::string_view stem) { return r.starts_with(stem); });
        });
        if (doubtful)
            return tl::make_unexpected(ended(report, "completed with errors"));
        return true;
    }
    case IPP_JSTATE_CANCELED:
        return tl::make_unexpected(ended(report, "canceled"));
    case IPP_JSTATE_ABORTED:
        return tl::make_unexpected(ended(report, "aborted"));
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_PROCESSING:
    case IPP_JSTATE_STOPPED:
        break;
    }
    return false;
}

Fault overdue(const JobReport& report) {
    const bool paper = report.state == IPP_JSTATE_STOPPED || anyOf(report.printerReasons, kPaperStopped) ||
                       anyOf(report.reasons, kPaperStopped);
    std::vector<std::string> reasons = report.reasons;
    reasons.insert(reasons.end(), report.printerReasons.begin(), report.printerReasons.end());
    return {paper ? FaultCode::PrinterJammed : FaultCode::PrinterInterrupted,
            "the job is not completed in time: " + joined(reasons)};
}

Fault turnedDown(ipp_status_t status, const char* operation) {
    const char* name = ::ippErrorString(status);
    return {FaultCode::PrinterRefused,
            std::string{operation} + ": " + (name != nullptr ? name : "status without a name")};
}

} // namespace rapoint::printing
