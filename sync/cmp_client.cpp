#include "sync/cmp_client.h"

#include "sync/cmp_attempt.h"
#include "sync/cmp_message.h"
#include "sync/openssl_der.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

// The journal may hold earlier attempts of the same case: one that was refused, or for the key of a card that was
// voided since. The current one begins with the last p10cr, if that carries this request.
Result<std::vector<JournalledMessage>> currentAttempt(const CaseId& id, ByteView request,
                                                      MessageJournal& journal) {
    RAPOINT_TRY(auto messages, journal.load(id));
    for (auto at = messages.end(); at != messages.begin();) {
        --at;
        if (at->direction != MessageDirection::Sent)
            continue;
        RAPOINT_TRY(const CmpMessage message, cmpMessageFromDer(at->message));
        if (!isBody(message.get(), CmpBody::P10cr))
            continue;
        const Bytes& sent = at->message;
        const bool same = std::search(sent.begin(), sent.end(), request.begin(), request.end()) != sent.end();
        messages.erase(messages.begin(), same ? at : messages.end());
        return messages;
    }
    messages.clear();
    return messages;
}

} // namespace

Result<IssuingAnswer> CmpCertificateAuthority::request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                                       MessageJournal& journal) {
    RAPOINT_TRY(const CertificateRequest request, requestFromDer(requestDer));
    RAPOINT_TRY(const auto journalled, currentAttempt(id, requestDer, journal));
    const auto attempt = [&](const std::vector<JournalledMessage>& messages, bool forgetLast) {
        CmpExchange exchange{id, m_transport, journal, messages};
        if (forgetLast)
            exchange.forgetLastAnswer();
        auto answer = runAttempt(id, request.get(), officer, m_trust, exchange);
        return std::pair{std::move(answer), !exchange.wentOut() && exchange.hasLastAnswer()};
    };
    auto [answer, onlyReplayed] = attempt(journalled, false);
    if (!onlyReplayed)
        return answer;
    if (answer && std::holds_alternative<CertificateRefused>(*answer))
        return attempt({}, false).first;
    // The certificate itself is wrong: asking again would bring the same one.
    if (answer || answer.error().code == FaultCode::CertificateMismatch)
        return answer;
    return attempt(journalled, true).first;
}

} // namespace rapoint::sync
