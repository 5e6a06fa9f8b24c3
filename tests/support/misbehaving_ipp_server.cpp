#include "tests/support/misbehaving_ipp_server.h"

#include "tests/support/send_all.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rapoint::tests {

namespace {

using test::sendAll;

/// What it has: the card's size under a name of its own.
constexpr std::array<const char*, 3> kMedia{"na_letter_8.5x11in", "iso_a4_210x297mm",
                                            "custom_plastic_53.98x85.6mm"};
constexpr int kJobId = 7;
constexpr std::size_t kMaxBodyLength = 16 * 1024 * 1024;

struct Deleter {
    void operator()(ipp_t* message) const { ::ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, Deleter>;

ssize_t appendTo(void* text, ipp_uchar_t* bytes, size_t size) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
    return static_cast<ssize_t>(size);
}

ssize_t takeFrom(void* rest, ipp_uchar_t* bytes, size_t size) {
    auto& view = *static_cast<std::string_view*>(rest);
    const std::size_t taken = view.copy(reinterpret_cast<char*>(bytes), size);
    view.remove_prefix(taken);
    return static_cast<ssize_t>(taken);
}

std::string http(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// The end of the header in `text`, or npos.
std::size_t lengthOfBody(const std::string& header) {
    const auto at = header.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::strtoul(header.c_str() + at + 16, nullptr, 10);
}

} // namespace

MisbehavingIppServer::MisbehavingIppServer(Misbehaviour misbehaviour)
    : m_misbehaviour{misbehaviour} {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread{[this] { acceptAll(); }};
}

MisbehavingIppServer::~MisbehavingIppServer() {
    {
        const std::lock_guard lock{m_mutex};
        m_end = true;
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_ending.notify_all();
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    for (std::thread& worker : m_workers)
        worker.join();
    for (const int socket : m_sockets)
        ::close(socket);
    ::close(m_listener);
}

std::string MisbehavingIppServer::uri() const {
    return "ipp://127.0.0.1:" + std::to_string(m_port) + "/ipp/print";
}

std::vector<std::string> MisbehavingIppServer::jobMedia() const {
    const std::lock_guard lock{m_mutex};
    return m_jobMedia;
}

std::vector<std::string> MisbehavingIppServer::jobNames() const {
    const std::lock_guard lock{m_mutex};
    return m_jobNames;
}

std::vector<std::string> MisbehavingIppServer::documents() const {
    const std::lock_guard lock{m_mutex};
    return m_documents;
}

void MisbehavingIppServer::acceptAll() {
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock{m_mutex};
        if (socket < 0 || m_end) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        m_sockets.push_back(socket);
        m_workers.emplace_back([this, socket] {
            serve(socket);
            ::shutdown(socket, SHUT_RDWR);
        });
    }
}

bool MisbehavingIppServer::waitForEnd(int milliseconds) {
    std::unique_lock lock{m_mutex};
    return m_ending.wait_for(lock, std::chrono::milliseconds{milliseconds}, [this] { return m_end; });
}

void MisbehavingIppServer::serve(int socket) {
    std::string received;
    char buffer[8192];
    for (;;) {
        const auto headerEnd = received.find("\r\n\r\n");
        const std::size_t body = headerEnd == std::string::npos ? 0 : lengthOfBody(received.substr(0, headerEnd));
        const bool whole = headerEnd != std::string::npos && received.size() >= headerEnd + 4 + body;
        if (headerEnd != std::string::npos && m_misbehaviour == Misbehaviour::CloseInDocument && m_created > 0 &&
            body > 1000 && received.size() > 900)
            return;
        if (!whole) {
            const auto got = ::recv(socket, buffer, sizeof buffer, 0);
            if (got <= 0 || received.size() > kMaxBodyLength)
                return;
            received.append(buffer, static_cast<std::size_t>(got));
            continue;
        }
        const Answer reply = answer(received.substr(headerEnd + 4, body));
        received.erase(0, headerEnd + 4 + body);
        if (reply.hangUp)
            return;
        for (std::size_t i = 0; reply.stall; ++i) {
            const char byte = i == 0 ? 'H' : 'x';
            if (waitForEnd(20) || (m_misbehaviour == Misbehaviour::Trickle && !sendAll(socket, {&byte, 1})))
                return;
        }
        if (!sendAll(socket, reply.bytes))
            return;
    }
}

MisbehavingIppServer::Answer MisbehavingIppServer::answer(const std::string& body) {
    Message request{::ippNew()};
    std::string_view rest{body};
    if (::ippReadIO(&rest, takeFrom, 1, nullptr, request.get()) != IPP_STATE_DATA)
        return {.bytes = {}, .hangUp = true};
    switch (m_misbehaviour) {
    case Misbehaviour::NeverAnswer:
    case Misbehaviour::Trickle:
        return {.bytes = {}, .stall = true};
    case Misbehaviour::Garbage:
        return {.bytes = http("\x02\x01 this is no IPP at all \xff\xff\xff\xff")};
    case Misbehaviour::NotHttp:
        return {.bytes = "\x01\x02\x03 what?\r\n\r\n", .hangUp = false};
    case Misbehaviour::HttpError:
        return {.bytes = "HTTP/1.1 500 Out of order\r\nContent-Length: 0\r\n\r\n"};
    default:
        break;
    }
    Message response{::ippNewResponse(request.get())};
    Answer reply = answerOperation(request.get(), response.get(), std::string{rest});
    if (!reply.hangUp) {
        std::string encoded;
        ::ippWriteIO(&encoded, appendTo, 1, nullptr, response.get());
        reply.bytes = http(encoded);
    }
    return reply;
}

MisbehavingIppServer::Answer MisbehavingIppServer::answerOperation(ipp_t* request, ipp_t* response,
                                                                   const std::string& document) {
    switch (::ippGetOperation(request)) {
    case IPP_OP_GET_PRINTER_ATTRIBUTES:
        describePrinter(response);
        break;
    case IPP_OP_CREATE_JOB:
        createJob(request, response);
        break;
    case IPP_OP_SEND_DOCUMENT: {
        const std::lock_guard lock{m_mutex};
        m_documents.push_back(document);
        if (m_misbehaviour == Misbehaviour::LoseDocumentAnswer)
            return {.bytes = {}, .hangUp = true};
        if (m_misbehaviour == Misbehaviour::RefuseDocument)
            ::ippSetStatusCode(response, IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED);
        break;
    }
    case IPP_OP_GET_JOB_ATTRIBUTES:
        if (m_misbehaviour == Misbehaviour::LoseOneStatus && !m_lostOne.exchange(true))
            return {.bytes = {}, .hangUp = true};
        describeJob(response);
        break;
    case IPP_OP_CANCEL_JOB:
        ++m_cancelled;
        break;
    default:
        ::ippSetStatusCode(response, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
    }
    return {};
}

void MisbehavingIppServer::createJob(ipp_t* request, ipp_t* response) {
    if (m_misbehaviour == Misbehaviour::RefuseJob) {
        ::ippSetStatusCode(response, IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS);
        return;
    }
    if (m_misbehaviour == Misbehaviour::BusyForEver) {
        ::ippSetStatusCode(response, IPP_STATUS_ERROR_BUSY);
        return;
    }
    if (m_misbehaviour == Misbehaviour::RefuseMedia) {
        ::ippSetStatusCode(response, IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES);
        return;
    }
    ++m_created;
    ipp_attribute_t* const fidelity = ::ippFindAttribute(request, "ipp-attribute-fidelity", IPP_TAG_BOOLEAN);
    if (fidelity != nullptr && ::ippGetBoolean(fidelity, 0) != 0)
        ++m_insisting;
    if (ipp_attribute_t* media = ::ippFindAttribute(request, "media", IPP_TAG_KEYWORD)) {
        const std::lock_guard lock{m_mutex};
        m_jobMedia.emplace_back(::ippGetString(media, 0, nullptr));
    }
    if (ipp_attribute_t* name = ::ippFindAttribute(request, "job-name", IPP_TAG_NAME)) {
        const std::lock_guard lock{m_mutex};
        m_jobNames.emplace_back(::ippGetString(name, 0, nullptr));
    }
    if (m_misbehaviour != Misbehaviour::NoJobId)
        ::ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", kJobId);
}

void MisbehavingIppServer::describeJob(ipp_t* response) {
    int state = IPP_JSTATE_COMPLETED;
    const char* reason = "job-completed-successfully";
    const char* printer = "none";
    switch (m_misbehaviour) {
    case Misbehaviour::AbortJob:
        state = IPP_JSTATE_ABORTED;
        reason = "aborted-by-system";
        printer = "media-jam-warning";
        break;
    case Misbehaviour::StopForEver:
        state = IPP_JSTATE_STOPPED;
        reason = "printer-stopped";
        printer = "media-empty-error";
        break;
    case Misbehaviour::HoldForEver:
        state = IPP_JSTATE_HELD;
        reason = "job-hold-until-specified";
        break;
    case Misbehaviour::CompleteWithErrors:
        reason = "job-completed-with-errors";
        break;
    case Misbehaviour::TruncatePrint:
        reason = "submission-interrupted";
        break;
    case Misbehaviour::MediaNeeded:
        state = IPP_JSTATE_STOPPED;
        reason = "printer-stopped";
        printer = "media-needed-error";
        break;
    case Misbehaviour::CancelAtPanel:
        state = IPP_JSTATE_CANCELED;
        reason = "job-canceled-at-device";
        break;
    default:
        break;
    }
    ::ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", state);
    ::ippAddString(response, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", nullptr, reason);
    ::ippAddString(response, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-printer-state-reasons", nullptr, printer);
}

void MisbehavingIppServer::describePrinter(ipp_t* response) {
    const bool accepting = m_misbehaviour != Misbehaviour::NotAccepting;
    ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", nullptr, "Misbehaving");
    ::ippAddBoolean(response, IPP_TAG_PRINTER, "printer-is-accepting-jobs", accepting ? 1 : 0);
    ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", nullptr,
                   accepting ? "toner-low-report" : "paused");
    ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", nullptr,
                   "application/pdf");
    if (m_misbehaviour == Misbehaviour::LetterOnly)
        ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-supported", nullptr,
                       "na_letter_8.5x11in");
    else
        ::ippAddStrings(response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-supported",
                        static_cast<int>(kMedia.size()), nullptr, kMedia.data());
    ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-ready", nullptr,
                   kMedia[m_misbehaviour == Misbehaviour::LetterOnly ? 0 : 1]);
    ::ippAddString(response, IPP_TAG_PRINTER, IPP_TAG_NAME, "marker-names", nullptr, "Black");
    ::ippAddInteger(response, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", 7);
    ::ippAddRange(response, IPP_TAG_PRINTER, "copies-supported", 1,
                  m_misbehaviour == Misbehaviour::OneCopyOnly ? 1 : 99);
}

} // namespace rapoint::tests
