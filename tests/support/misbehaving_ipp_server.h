#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <cups/ipp.h>

namespace rapoint::tests {

/// What the printer does wrong, and nothing else.
enum class Misbehaviour {
    None,
    NotAccepting,       ///< says so in Get-Printer-Attributes
    RefuseJob,          ///< Create-Job: server-error-not-accepting-jobs
    BusyForEver,        ///< Create-Job: server-error-busy
    NoJobId,            ///< Create-Job: successful-ok without job-id
    CloseInDocument,    ///< cuts the line after some of the document
    RefuseDocument,     ///< Send-Document: client-error-document-format-not-supported
    LoseDocumentAnswer, ///< takes the document and cuts the line instead of answering
    AbortJob,           ///< a jam: aborted-by-system, media-jam
    StopForEver,        ///< job-state processing-stopped, media-empty-error
    HoldForEver,        ///< pending-held
    CompleteWithErrors, ///< completed, but job-completed-with-errors
    CancelAtPanel,      ///< canceled-by-operator
    NeverAnswer,        ///< takes requests and stays silent
    Garbage,            ///< HTTP 200 with bytes that are no IPP
    NotHttp,            ///< bytes that are no HTTP
    HttpError,          ///< HTTP 500
    Trickle,            ///< one header byte now and then, for ever
    OneCopyOnly,        ///< behaves, but copies-supported is 1-1
    TruncatePrint,      ///< completed, but submission-interrupted: it has printed a part
    RefuseMedia,        ///< Create-Job: client-error-attributes-or-values-not-supported
    LetterOnly,         ///< behaves, but has no sheets of A4
    MediaNeeded,        ///< job-state processing-stopped, media-needed-error: another size is loaded
    LoseOneStatus,      ///< behaves, but cuts the line at the first Get-Job-Attributes
};

/// A printer of our own on a free loopback port, that behaves like one but for one thing. Answers with the C
/// library's IPP codec and raw sockets, so that every byte can be wrong. Owned by the test; own threads.
class MisbehavingIppServer {
public:
    explicit MisbehavingIppServer(Misbehaviour misbehaviour);
    MisbehavingIppServer(const MisbehavingIppServer&) = delete;
    MisbehavingIppServer& operator=(const MisbehavingIppServer&) = delete;
    ~MisbehavingIppServer();

    std::string uri() const;
    int createdJobs() const { return m_created; }
    int cancelledJobs() const { return m_cancelled; }
    /// The media of each Create-Job that names one, in order.
    std::vector<std::string> jobMedia() const;
    /// The job-name of each Create-Job, in order.
    std::vector<std::string> jobNames() const;
    /// Whether each Create-Job insists on being done exactly as it says (ipp-attribute-fidelity, RFC 8011
    /// §4.2.1.1).
    bool everyJobInsists() const { return m_insisting == m_created; }
    /// The documents that came through whole.
    std::vector<std::string> documents() const;

private:
    struct Answer {
        std::string bytes;
        bool hangUp = false;
        bool stall = false;
    };

    void acceptAll();
    void serve(int socket);
    Answer answer(const std::string& body);
    Answer answerOperation(ipp_t* request, ipp_t* response, const std::string& document);
    void createJob(ipp_t* request, ipp_t* response);
    void describeJob(ipp_t* response);
    void describePrinter(ipp_t* response);
    bool waitForEnd(int milliseconds);

    const Misbehaviour m_misbehaviour;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_created{0};
    std::atomic<int> m_insisting{0};
    std::atomic<int> m_cancelled{0};
    std::atomic<bool> m_lostOne{false};
    mutable std::mutex m_mutex;
    std::condition_variable m_ending;
    bool m_end = false;
    std::vector<std::string> m_jobNames;
    std::vector<std::string> m_jobMedia;
    std::vector<std::string> m_documents;
    std::vector<int> m_sockets;
    std::list<std::thread> m_workers;
    std::thread m_acceptor;
};

} // namespace rapoint::tests
