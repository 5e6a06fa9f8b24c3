#include "printing/ipp_printer.h"

#include "printing/ipp/connection_watchdog.h"
#include "printing/ipp/ipp_job.h"
#include "printing/ipp/job_verdict.h"

#include <algorithm>
#include <array>

namespace rapoint::printing {

namespace {

using std::chrono::steady_clock;

constexpr const char* kPdf = "application/pdf";
constexpr int kMostCopies = 20;

/// What the printer can do and how it is, of its Get-Printer-Attributes answer (RFC 8011 §4.2.5).
struct Capabilities {
    PrinterState state;
    bool pdf = false;
    int mostCopies = 1;
};

Result<Capabilities> capabilitiesOf(IppSession& session) {
    static constexpr std::array<const char*, 5> kWanted{"printer-name", "printer-is-accepting-jobs",
                                                        "printer-state-reasons", "document-format-supported",
                                                        "copies-supported"};
    IppMessage request = session.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ::ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                    static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    RAPOINT_TRY(const IppMessage answer, session.exchange(std::move(request)));
    if (const ipp_status_t status = ::ippGetStatusCode(answer.get()); status > IPP_STATUS_OK_CONFLICTING)
        return tl::make_unexpected(turnedDown(status, "Get-Printer-Attributes"));
    Capabilities found;
    const auto names = textsOf(answer, "printer-name");
    found.state.name = names.empty() ? session.target().uri : names.front();
    ipp_attribute_t* accepting = ::ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    found.state.accepting = accepting != nullptr && ::ippGetBoolean(accepting, 0) != 0;
    found.state.reasons = stemsOf(answer, "printer-state-reasons");
    const auto formats = textsOf(answer, "document-format-supported");
    found.pdf = std::find(formats.begin(), formats.end(), kPdf) != formats.end();
    if (ipp_attribute_t* copies = ::ippFindAttribute(answer.get(), "copies-supported", IPP_TAG_RANGE))
        ::ippGetRange(copies, 0, &found.mostCopies);
    return found;
}

} // namespace

Result<IppPrinter> IppPrinter::at(std::string_view uri, IppLimits limits) {
    RAPOINT_TRY(IppTarget target, IppTarget::fromUri(uri));
    return IppPrinter{std::move(target), limits};
}

IppPrinter::IppPrinter(IppTarget target, IppLimits limits)
    : m_target{std::move(target)}
    , m_limits{limits} {}

Result<PrintedJob> IppPrinter::print(const std::string& title, ByteView pdf, int copies) {
    if (copies < 1 || copies > kMostCopies || pdf.empty())
        return failure(FaultCode::InputInvalid, "copies must be 1 to 20 and the document not empty");
    const auto deadline = steady_clock::now() + m_limits.job;
    ConnectionWatchdog watchdog{deadline};
    IppSession session{m_target, m_limits, &watchdog};
    RAPOINT_TRY(const Capabilities capabilities, capabilitiesOf(session));
    if (!capabilities.state.accepting)
        return failure(FaultCode::PrinterRefused, "not accepting jobs: " + joined(capabilities.state.reasons));
    if (!capabilities.pdf)
        return failure(FaultCode::PrinterRefused, "the printer does not take PDF");
    const bool atOnce = copies <= capabilities.mostCopies;
    const IppJobOrder order{.name = title, .format = kPdf, .copies = atOnce ? copies : 1};
    RAPOINT_TRY(PrintedJob job, runIppJob(session, order, pdf, deadline));
    for (int copy = 1; !atOnce && copy < copies; ++copy) {
        RAPOINT_TRY(job, runIppJob(session, order, pdf, deadline));
    }
    return job;
}

Result<PrinterState> IppPrinter::state() {
    ConnectionWatchdog watchdog{steady_clock::now() + m_limits.job};
    IppSession session{m_target, m_limits, &watchdog};
    RAPOINT_TRY(Capabilities capabilities, capabilitiesOf(session));
    return std::move(capabilities.state);
}

} // namespace rapoint::printing
