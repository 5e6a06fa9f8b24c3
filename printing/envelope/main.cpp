// rapoint-envelope: prints one PIN envelope, over IPP or raw to an impact printer, and ends. Reads an
// EnvelopeOrder and what it announces from standard input (a socket), writes one EnvelopeAnswer to standard
// output. It takes no arguments and no environment, opens no file but a printer's device and starts no thread; the
// station kills it when its time is up.
#include "printing/envelope/envelope_order.h"
#include "printing/envelope/memory_guard.h"
#include "printing/escp/escp_job.h"
#include "printing/ipp/ipp_job.h"
#include "station/base/secret.h"

#include <cerrno>
#include <exception>
#include <string>

#include <csignal>
#include <unistd.h>

using namespace rapoint;
using namespace rapoint::printing;

namespace {

Result<> readAll(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return failure(FaultCode::MessageMalformed, "the order ends too soon");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
    return {};
}

Result<std::string> readText(std::size_t size) {
    std::string text(size, '\0');
    RAPOINT_CHECK(readAll({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}));
    return text;
}

/// A PDF page's empty place is a hexadecimal string of blanks (ISO 32000-1 §7.3.4.3), an ESC/P page's are blanks.
void putPin(Secret& page, const EnvelopeOrder& order, const Secret& pin) {
    static constexpr char kDigits[] = "0123456789abcdef";
    const auto slot = page.writable().subspan(order.pinOffset, order.pinPlace());
    for (std::size_t i = 0; i < pin.size(); ++i) {
        if (order.kind == PageKind::Escp) {
            slot[i] = pin.bytes()[i];
            continue;
        }
        slot[2 * i] = static_cast<std::uint8_t>(kDigits[pin.bytes()[i] >> 4]);
        slot[2 * i + 1] = static_cast<std::uint8_t>(kDigits[pin.bytes()[i] & 15]);
    }
}

/// The job's number; an impact printer has none, its page is number 1.
Result<int> send(const EnvelopeOrder& order, const std::string& uri, const std::string& name,
                 const std::string& proof, const Secret& page) {
    if (order.kind == PageKind::Escp) {
        RAPOINT_TRY(const EscpTarget target, EscpTarget::fromUri(uri));
        RAPOINT_TRY(const EscpStatus status, EscpStatus::parse(proof));
        RAPOINT_CHECK(runEscpJob(target, status, page.bytes(), order.limits()));
        return 1;
    }
    RAPOINT_TRY(IppTarget target, IppTarget::fromUri(uri));
    target.certificateSha256 = proof;
    IppSession session{std::move(target), order.limits()};
    RAPOINT_TRY(const PrintedJob job, runIppJob(session, {.name = name, .format = "application/pdf"}, page.bytes(),
                                                std::chrono::steady_clock::now() + order.limits().job));
    return job.jobId;
}

Result<int> printOne() {
    RAPOINT_CHECK(guardMemory());
    std::array<std::uint8_t, EnvelopeOrder::kSize> header{};
    RAPOINT_CHECK(readAll(header));
    RAPOINT_TRY(const EnvelopeOrder order, EnvelopeOrder::decode(header));
    RAPOINT_TRY(const std::string uri, readText(order.uriSize));
    RAPOINT_TRY(const std::string name, readText(order.nameSize));
    RAPOINT_TRY(const std::string proof, readText(order.proofSize));
    Secret page{order.pageSize};
    RAPOINT_CHECK(readAll(page.writable()));
    {
        Secret pin{order.pinSize};
        RAPOINT_CHECK(readAll(pin.writable()));
        putPin(page, order, pin);
    }
    return send(order, uri, name, proof, page);
}

} // namespace

int main() {
    ::signal(SIGPIPE, SIG_IGN); // a line that breaks is a fault with a name
    std::string answer;
    try {
        const auto jobId = printOne();
        answer = jobId ? EnvelopeAnswer::done(*jobId) : EnvelopeAnswer::fault(jobId.error());
    } catch (const std::exception&) {
        // Memory that cannot be had or locked; whatever was under way is void.
        answer =
            EnvelopeAnswer::fault({FaultCode::ProcessFailed, "the envelope process ran out of locked memory"});
    }
    const bool told = ::write(STDOUT_FILENO, answer.data(), answer.size()) == static_cast<ssize_t>(answer.size());
    ::_exit(told ? 0 : 1);
}
