#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/central.h"

#include <optional>
#include <vector>

namespace rapoint::sync {

/// Brings a CMP request to the central and the answer back; its faults go through unchanged (central-unreachable
/// …).
using CmpTransport = std::function<Result<Bytes>(ByteView request)>;

/// The messages of one attempt at a certificate, on their way between OpenSSL's CMP client and the central. What
/// the journal has already is not sent again: its answers are given once more, in order, and a request that was
/// never answered goes out byte for byte as it was. One attempt, one thread.
class CmpExchange {
public:
    /// `journalled`: the case's messages since the last request for this certificate.
    CmpExchange(const CaseId& id, const CmpTransport& transport, MessageJournal& journal,
                const std::vector<JournalledMessage>& journalled);

    /// OpenSSL asks for the answer to a message; nothing when there is none, and then fault() says why.
    CmpMessage transfer(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request);

    const std::optional<Fault>& fault() const { return m_fault; }
    /// Whether anything was sent in this attempt, or all of it was replayed.
    bool wentOut() const { return m_wentOut; }
    bool hasMore() const { return m_next < m_steps.size(); }
    /// The last answer in the journal does not belong: its request is sent again.
    void forgetLastAnswer();
    bool hasLastAnswer() const { return !m_steps.empty() && m_steps.back().answer.has_value(); }

private:
    struct Step {
        Bytes request;
        std::optional<Bytes> answer;
    };

    Result<CmpMessage> exchange(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request);
    Result<CmpMessage> send(OSSL_CMP_CTX* client, ByteView request);
    Result<CmpMessage> accept(OSSL_CMP_CTX* client, ByteView answer) const;

    CaseId m_id;
    const CmpTransport& m_transport;
    MessageJournal& m_journal;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    bool m_wentOut = false;
    std::optional<Fault> m_fault;
};

} // namespace rapoint::sync
