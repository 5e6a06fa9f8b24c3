#include "printing/ipp_printer.h"

#include "printing/ipp/connection_watchdog.h"
#include "printing/ipp/ipp_job.h"
#include "printing/ipp/job_verdict.h"
#include "printing/ipp/sheet_media.h"
#include "printing/layout/page_size.h"

#include <algorithm>
#include <array>

namespace rapoint::printing {

namespace {

using std::chrono::steady_clock;

constexpr const char* kPdf = "application/pdf";
constexpr int kMaxCopies = 20;

/// What the printer can do and how it is, of its Get-Printer-Attributes answer (RFC 8011 §4.2.5).
struct Capabilities {
    PrinterState state;
    bool pdf = false;
    int mostCopies = 1;
    std::string device; ///< where a queue sends what it gets; empty: it does not say
};

/// Supplies by name and level (PWG 5100.6), those that are low.
std::vector<std::string> lowSupplies(const IppMessage& answer) {
    ipp_attribute_t* const levels = ::ippFindAttribute(answer.get(), "marker-levels", IPP_TAG_INTEGER);
    ipp_attribute_t* const lows = ::ippFindAttribute(answer.get(), "marker-low-levels", IPP_TAG_INTEGER);
    const auto names = textsOf(answer, "marker-names");
    constexpr int kUsuallyLow = 10;
    std::vector<std::string> low;
    for (std::size_t i = 0; levels != nullptr && i < names.size(); ++i) {
        const int at = static_cast<int>(i);
        if (at >= ::ippGetCount(levels))
            break;
        const int level = ::ippGetInteger(levels, at); // below 0: the printer cannot say
        const int limit = lows != nullptr && at < ::ippGetCount(lows) ? ::ippGetInteger(lows, at) : kUsuallyLow;
        if (level >= 0 && level <= limit)
            low.push_back(names[i] + " " + std::to_string(level) + " %");
    }
    return low;
}

Result<Capabilities> capabilitiesOf(IppSession& session) {
    static constexpr std::array kWanted{
        "printer-name",          "printer-make-and-model",    "printer-is-accepting-jobs",
        "printer-state-reasons", "copies-supported",          "media-supported",
        "media-ready",           "document-format-supported", "marker-names",
        "marker-levels",         "marker-low-levels",         "device-uri"};
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
    const auto models = textsOf(answer, "printer-make-and-model");
    found.state.model = models.empty() ? "" : models.front();
    found.state.mediaSupported = textsOf(answer, "media-supported");
    found.state.mediaReady = textsOf(answer, "media-ready");
    found.state.lowSupplies = lowSupplies(answer);
    const auto devices = textsOf(answer, "device-uri");
    found.device = devices.empty() ? "" : devices.front();
    const auto formats = textsOf(answer, "document-format-supported");
    found.pdf = std::find(formats.begin(), formats.end(), kPdf) != formats.end();
    if (ipp_attribute_t* copies = ::ippFindAttribute(answer.get(), "copies-supported", IPP_TAG_RANGE))
        ::ippGetRange(copies, 0, &found.mostCopies);
    return found;
}

/// What the printer calls a sheet of the document's size; empty if it does not say what it has. A sheet it has not
/// got is refused here: some would scale and print.
Result<std::string> mediaFor(const PrinterState& printer, ByteView pdf) {
    RAPOINT_TRY(const SheetSize size, pageSizeOf(pdf));
    if (printer.mediaSupported.empty())
        return std::string{};
    if (const auto loaded = mediaOfSize(printer.mediaReady, size))
        return *loaded;
    if (const auto known = mediaOfSize(printer.mediaSupported, size))
        return *known;
    return failure(FaultCode::PrinterRefused, "wrong media: the printer has no sheets of " + inMillimetres(size));
}

} // namespace

Result<IppPrinter> IppPrinter::at(std::string_view uri, IppLimits limits,
                                  std::filesystem::path schedulerSettings) {
    RAPOINT_TRY(IppTarget target, IppTarget::fromUri(uri));
    if (target.isQueue() && !target.isAtThisMachine())
        return failure(FaultCode::ConfigurationInvalid,
                       "a queue of another machine may keep what it prints: name the printer itself");
    if (!target.isCertain())
        return failure(
            FaultCode::ConfigurationInvalid,
            "a printer in the network is an ipps one with its certificate: #sha256=…, as `rapoint print "
            "printers` shows it");
    return IppPrinter{std::move(target), limits, std::move(schedulerSettings)};
}

IppPrinter::IppPrinter(IppTarget target, IppLimits limits, std::filesystem::path schedulerSettings)
    : m_target{std::move(target)}
    , m_limits{limits}
    , m_schedulerSettings{std::move(schedulerSettings)} {}

Result<> IppPrinter::checkQueue(const std::string& device) const {
    if (!m_target.isQueue())
        return {};
    if (!staysAtThisMachine(device))
        return failure(FaultCode::ConfigurationInvalid,
                       "the queue sends sheets on to where nobody can check: name the printer itself");
    return checkScheduler(m_schedulerSettings);
}

Result<PrintedJob> IppPrinter::print(const std::string& title, ByteView pdf, int copies) {
    if (copies < 1 || copies > kMaxCopies || pdf.empty())
        return failure(FaultCode::InputInvalid, "copies must be 1 to 20 and the document not empty");
    const auto deadline = steady_clock::now() + m_limits.job;
    ConnectionWatchdog watchdog{deadline};
    IppSession session{m_target, m_limits, &watchdog};
    RAPOINT_TRY(const Capabilities capabilities, capabilitiesOf(session));
    RAPOINT_CHECK(checkQueue(capabilities.device));
    if (!capabilities.state.accepting)
        return failure(FaultCode::PrinterRefused, "not accepting jobs: " + joined(capabilities.state.reasons));
    if (!capabilities.pdf)
        return failure(FaultCode::PrinterRefused, "the printer does not take PDF");
    RAPOINT_TRY(std::string media, mediaFor(capabilities.state, pdf));
    const bool atOnce = copies <= capabilities.mostCopies;
    const IppJobOrder order{
        .name = title, .format = kPdf, .copies = atOnce ? copies : 1, .media = std::move(media)};
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
    RAPOINT_CHECK(checkQueue(capabilities.device));
    return std::move(capabilities.state);
}

} // namespace rapoint::printing
