#include "sync/cmp_exchange.h"

#include "station/crypto/openssl_error.h"
#include "sync/cmp_message.h"
#include "sync/transaction_id.h"

namespace rapoint::sync {

namespace {

// The answer belongs to a request that an earlier process sent: its nonce stands for the one just made, and the
// answer's own protection is still verified.
bool adoptNonce(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* answer) {
    const ASN1_OCTET_STRING* nonce = OSSL_CMP_HDR_get0_recipNonce(OSSL_CMP_MSG_get0_header(answer));
    return nonce != nullptr && OSSL_CMP_CTX_set1_senderNonce(client, nonce) == 1;
}

} // namespace

CmpExchange::CmpExchange(const CaseId& id, const CmpTransport& transport, MessageJournal& journal,
                         const std::vector<JournalledMessage>& journalled)
    : m_id{id}
    , m_transport{transport}
    , m_journal{journal} {
    for (const JournalledMessage& message : journalled) {
        if (message.direction == MessageDirection::Sent)
            m_steps.push_back({message.message, std::nullopt});
        else if (!m_steps.empty())
            m_steps.back().answer = message.message;
    }
}

void CmpExchange::forgetLastAnswer() {
    m_steps.back().answer.reset();
}

CmpMessage CmpExchange::transfer(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request) {
    auto answer = exchange(client, request);
    if (answer)
        return std::move(*answer);
    m_fault = std::move(answer).error();
    return nullptr;
}

Result<CmpMessage> CmpExchange::exchange(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request) {
    if (!hasMore()) {
        RAPOINT_TRY(const Bytes der, messageToDer(request));
        RAPOINT_CHECK(m_journal.append(m_id, MessageDirection::Sent, der));
        return send(client, der);
    }
    const Step& step = m_steps[m_next++];
    RAPOINT_TRY(CmpMessage answer, step.answer ? accept(client, *step.answer) : send(client, step.request));
    if (!adoptNonce(client, answer.get()))
        return opensslFailure(FaultCode::CentralGarbage, "a CMP answer without the request's nonce");
    return answer;
}

Result<CmpMessage> CmpExchange::send(OSSL_CMP_CTX* client, ByteView request) {
    m_wentOut = true;
    RAPOINT_TRY(const Bytes der, m_transport(request));
    RAPOINT_TRY(CmpMessage answer, accept(client, der));
    RAPOINT_CHECK(m_journal.append(m_id, MessageDirection::Received, der));
    return answer;
}

Result<CmpMessage> CmpExchange::accept(OSSL_CMP_CTX* client, ByteView answer) const {
    auto message = cmpMessageFromDer(answer);
    if (!message)
        return failure(FaultCode::CentralGarbage, message.error().detail);
    const auto id = caseIdOf(message->get());
    if (!id || *id != m_id)
        return failure(FaultCode::CentralGarbage, "a CMP answer for another transaction");
    if (OSSL_CMP_validate_msg(client, message->get()) == 1)
        return message;
    if (isBody(message->get(), CmpBody::Error))
        return opensslFailure(FaultCode::CentralRefused,
                              "the CMP answer is an error that the authority did not sign");
    return opensslFailure(FaultCode::CentralUntrusted, "the CMP answer's signature");
}

} // namespace rapoint::sync
