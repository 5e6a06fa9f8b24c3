#include "printing/process_envelope_printer.h"

#include "printing/envelope/envelope_order.h"
#include "printing/envelope/envelope_page.h"
#include "printing/escp/escp_form.h"
#include "printing/escp/escp_target.h"
#include "printing/paper/template_paper_maker.h"
#include "station/base/child_process.h"
#include "station/base/descriptor.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace rapoint::printing {

namespace {

using std::chrono::steady_clock;

tl::unexpected<Fault> isVoid(const std::string& why) {
    return failure(FaultCode::EnvelopeVoid, why);
}

Result<> checkForm(const EnvelopeForm& form, const Secret& pin) {
    const bool serial =
        !form.serial.empty() && form.serial.size() <= 40 &&
        std::all_of(form.serial.begin(), form.serial.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!serial)
        return failure(FaultCode::InputInvalid, "an envelope's serial is 1 to 40 letters, digits and hyphens");
    const ByteView bytes = pin.bytes();
    if (bytes.empty() || bytes.size() > kMaxPinLength ||
        !std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t c) { return c >= 0x20 && c < 0x7f; }) ||
        bytes.front() == ' ' || bytes.back() == ' ')
        return failure(FaultCode::InputInvalid,
                       "a PIN is 1 to 32 printable ASCII characters, no blank at its ends");
    return {};
}

/// One end of the conversation with the process; every wait ends at the deadline.
class Line {
public:
    Line(int socket, steady_clock::time_point deadline)
        : m_socket{socket}
        , m_deadline{deadline} {}

    Result<> send(ByteView bytes) {
        while (!bytes.empty()) {
            RAPOINT_CHECK(waitFor(POLLOUT));
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && (errno == EINTR || errno == EAGAIN))
                continue;
            if (sent <= 0)
                return {}; // it has gone already and may have said why: its answer counts
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        }
        return {};
    }

    /// Everything up to the end of the line, at most 4 KiB.
    Result<std::string> receive() {
        std::string text;
        char buffer[1024];
        while (text.size() <= 4096) {
            RAPOINT_CHECK(waitFor(POLLIN));
            const auto got = ::recv(m_socket, buffer, sizeof buffer, MSG_DONTWAIT);
            if (got < 0 && (errno == EINTR || errno == EAGAIN))
                continue;
            if (got <= 0)
                return text;
            text.append(buffer, static_cast<std::size_t>(got));
        }
        return isVoid("the envelope process says too much");
    }

private:
    Result<> waitFor(short event) const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline - steady_clock::now()).count();
        pollfd socket{.fd = m_socket, .events = event, .revents = 0};
        if (left <= 0 || (::poll(&socket, 1, static_cast<int>(left)) == 0))
            return isVoid("the envelope process did not answer in time and was killed");
        return {};
    }

    int m_socket;
    steady_clock::time_point m_deadline;
};

std::string endOf(int status) {
    if (WIFSIGNALED(status))
        return "was killed by signal " + std::to_string(WTERMSIG(status));
    return "ended with status " + std::to_string(WEXITSTATUS(status));
}

/// The answer counts only from a process that then ended by itself.
Result<int> outcomeOf(ChildProcess& process, Line& line, std::chrono::milliseconds rest) {
    RAPOINT_TRY(const std::string answer, line.receive());
    if (!process.endsWithin(rest))
        return isVoid("the envelope process does not end and was killed");
    const int status = process.waitStatus().value_or(-1);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return isVoid("the envelope process " + endOf(status));
    return EnvelopeAnswer::parse(answer);
}

} // namespace

Result<ProcessEnvelopePrinter> ProcessEnvelopePrinter::at(std::string_view uri, Options options) {
    if (EscpTarget::isMeant(uri)) {
        RAPOINT_TRY(EscpTarget target, EscpTarget::fromUri(uri));
        return ProcessEnvelopePrinter{std::move(target.uri), PageKind::Escp, {}, std::move(options)};
    }
    RAPOINT_TRY(IppTarget target, IppTarget::fromUri(uri));
    if (target.isQueue())
        return failure(FaultCode::ConfigurationInvalid,
                       "an envelope goes straight to its printer, not through a queue");
    if (!target.isCertain())
        return failure(FaultCode::ConfigurationInvalid,
                       "an envelope printer in the network is an ipps one with its certificate: #sha256=…");
    return ProcessEnvelopePrinter{std::move(target.uri), PageKind::Pdf, std::move(target.certificateSha256),
                                  std::move(options)};
}

std::string ProcessEnvelopePrinter::templateFor(const EnvelopeForm& form) const {
    if (form.sheet.empty())
        return m_options.templateName;
    return std::filesystem::path{m_options.templateName}.replace_filename(form.sheet).string();
}

Result<ProcessEnvelopePrinter::Prepared> ProcessEnvelopePrinter::prepare(const EnvelopeForm& form) const {
    if (m_kind == PageKind::Pdf) {
        RAPOINT_TRY(EnvelopePage page, envelopePage(m_options.templatesFolder, templateFor(form), form));
        return Prepared{std::move(page.pdf), page.pinOffset, m_certificate};
    }
    RAPOINT_TRY(const EscpForm escp,
                readEscpForm(m_options.templatesFolder, templateFor(form) + "-escp", form.language));
    RAPOINT_TRY(EscpPage page, escpPage(escp, {form.serial, form.cardSerial, form.windowLines}));
    return Prepared{std::move(page.bytes), page.pinOffset, escp.status.toText()};
}

EnvelopeOrder ProcessEnvelopePrinter::orderOf(const EnvelopeForm& form, const Prepared& prepared,
                                              const Secret& pin) const {
    const IppLimits& limits = m_options.limits;
    return {.uriSize = static_cast<std::uint32_t>(m_uri.size()),
            .nameSize = static_cast<std::uint32_t>(form.serial.size()),
            .proofSize = static_cast<std::uint32_t>(prepared.proof.size()),
            .connectMs = static_cast<std::uint32_t>(limits.connect.count()),
            .answerMs = static_cast<std::uint32_t>(limits.answer.count()),
            .jobMs = static_cast<std::uint32_t>(limits.job.count()),
            .pinOffset = static_cast<std::uint32_t>(prepared.pinOffset),
            .pageSize = static_cast<std::uint32_t>(prepared.page.size()),
            .pinSize = static_cast<std::uint32_t>(pin.size()),
            .kind = m_kind};
}

Result<PrintedJob> ProcessEnvelopePrinter::print(const EnvelopeForm& form, const Secret& pin) {
    RAPOINT_CHECK(checkForm(form, pin));
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return failure(FaultCode::ProcessFailed, "socketpair");
    const Descriptor ours{ends[0]};
    Descriptor theirs{ends[1]};
    RAPOINT_TRY(ChildProcess process, ChildProcess::start({.arguments = {m_options.executable.string()},
                                                           .environment = {},
                                                           .standardInput = theirs.get(),
                                                           .standardOutput = theirs.get()}));
    theirs.reset();
    // While the process gets itself and its libraries ready; a page that cannot be laid out ends it, unused.
    RAPOINT_TRY(const Prepared prepared, prepare(form));
    Line line{ours.get(), steady_clock::now() + m_options.processLimit};
    const auto header = orderOf(form, prepared, pin).encoded();
    for (const ByteView part : {ByteView{header}, bytesOf(m_uri), bytesOf(form.serial), bytesOf(prepared.proof),
                                ByteView{prepared.page}, pin.bytes()})
        RAPOINT_CHECK(line.send(part));
    RAPOINT_TRY(const int jobId, outcomeOf(process, line, std::chrono::seconds{2}));
    return PrintedJob{.jobId = jobId, .printer = m_uri};
}

} // namespace rapoint::printing
