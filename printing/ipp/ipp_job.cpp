#include "printing/ipp/ipp_job.h"

#include "printing/ipp/connection_watchdog.h"
#include "printing/ipp/job_verdict.h"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

namespace rapoint::printing {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Result<int> createJob(IppSession& session, const IppJobOrder& order) {
    IppMessage request = session.request(IPP_OP_CREATE_JOB);
    ipp_t* raw = request.get();
    ::ippAddString(raw, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "rapoint");
    ::ippAddString(raw, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, order.name.c_str());
    // What the printer cannot do exactly (the copies) it has to turn down rather than do differently.
    ::ippAddBoolean(raw, IPP_TAG_OPERATION, "ipp-attribute-fidelity", 1);
    if (order.copies > 1)
        ::ippAddInteger(raw, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", order.copies);
    if (!order.media.empty())
        ::ippAddString(raw, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, order.media.c_str());
    RAPOINT_TRY(const IppMessage answer, session.exchange(std::move(request)));
    const ipp_status_t status = ::ippGetStatusCode(answer.get());
    const int jobId = numberOf(answer, "job-id", 0);
    if (status > IPP_STATUS_OK_CONFLICTING)
        return tl::make_unexpected(turnedDown(status, "Create-Job"));
    if (jobId <= 0)
        return failure(FaultCode::PrinterInterrupted, "the printer does not say the number of the job");
    return jobId;
}

Result<> sendDocument(IppSession& session, int jobId, const IppJobOrder& order, ByteView document) {
    IppMessage request = session.jobRequest(IPP_OP_SEND_DOCUMENT, jobId);
    ::ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                   order.format.c_str());
    ::ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
    RAPOINT_TRY(const IppMessage answer, session.exchange(std::move(request), document));
    const ipp_status_t status = ::ippGetStatusCode(answer.get());
    if (status > IPP_STATUS_OK_CONFLICTING)
        return tl::make_unexpected(turnedDown(status, "Send-Document"));
    return {};
}

Result<JobReport> askForReport(IppSession& session, int jobId) {
    static constexpr std::array<const char*, 3> kWanted{"job-state", "job-state-reasons",
                                                        "job-printer-state-reasons"};
    IppMessage request = session.jobRequest(IPP_OP_GET_JOB_ATTRIBUTES, jobId);
    ::ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                    static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    RAPOINT_TRY(const IppMessage answer, session.exchange(std::move(request)));
    return JobReport::from(answer);
}

/// A line that breaks while the printer works does not say how the job ends, so it is asked again, a few times.
Result<> waitUntilCompleted(IppSession& session, int jobId, steady_clock::time_point deadline) {
    constexpr int kBrokenLines = 3;
    int broken = 0;
    JobReport last;
    for (milliseconds pause{1}; steady_clock::now() < deadline; pause = std::min(pause * 2, milliseconds{500})) {
        auto report = askForReport(session, jobId);
        if (report) {
            RAPOINT_TRY(const bool completed, verdictOn(*report));
            if (completed)
                return {};
            last = std::move(*report);
        } else if (++broken == kBrokenLines) {
            return failure(FaultCode::PrinterInterrupted,
                           "no word about job " + std::to_string(jobId) + ": " + report.error().detail);
        }
        std::this_thread::sleep_for(pause);
    }
    return tl::make_unexpected(overdue(last));
}

/// The printer may be gone: then nothing is left to cancel, and the first fault is the one that counts.
void cancelJob(const IppSession& failed, int jobId) {
    constexpr milliseconds kAtMost{2'000};
    IppLimits limits = failed.limits();
    limits.connect = std::min(limits.connect, kAtMost);
    limits.answer = std::min(limits.answer, kAtMost);
    std::optional<ConnectionWatchdog> watchdog;
    if (failed.watched())
        watchdog.emplace(steady_clock::now() + kAtMost);
    IppSession session{failed.target(), limits, watchdog ? &*watchdog : nullptr};
    [[maybe_unused]] const auto answer = session.exchange(session.jobRequest(IPP_OP_CANCEL_JOB, jobId));
}

} // namespace

Result<PrintedJob> runIppJob(IppSession& session, const IppJobOrder& order, ByteView document,
                             steady_clock::time_point deadline) {
    RAPOINT_TRY(const int jobId, createJob(session, order));
    Result<> done = sendDocument(session, jobId, order, document);
    if (done)
        done = waitUntilCompleted(session, jobId, deadline);
    if (!done) {
        cancelJob(session, jobId);
        return tl::make_unexpected(std::move(done).error());
    }
    return PrintedJob{.jobId = jobId, .printer = session.target().uri};
}

} // namespace rapoint::printing
