#include "sync/cmp_client.h"

#include "station/crypto/openssl_der.h"
#include "sync/cmp_attempt.h"
#include "sync/cmp_message.h"
#include "sync/cmp_revocation.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

using Messages = std::vector<JournalledMessage>;

// The journal may hold earlier attempts of the same case: one that was refused, or for the key of a card that was
// voided since. The current one begins with the last message of this kind, if that names what is asked for now.
Result<Messages> currentAttempt(const CaseId& id, CmpBody kind, ByteView named, MessageJournal& journal) {
    RAPOINT_TRY(Messages messages, journal.load(id));
    for (auto at = messages.end(); at != messages.begin();) {
        --at;
        if (at->direction != MessageDirection::Sent)
            continue;
        RAPOINT_TRY(const CmpMessage message, cmpMessageFromDer(at->message));
        if (!isBody(message.get(), kind))
            continue;
        const Bytes& sent = at->message;
        const bool same = std::search(sent.begin(), sent.end(), named.begin(), named.end()) != sent.end();
        messages.erase(messages.begin(), same ? at : messages.end());
        return messages;
    }
    messages.clear();
    return messages;
}

bool isRefusal(const IssuingAnswer& answer) {
    return std::holds_alternative<CertificateRefused>(answer);
}
bool isRefusal(const RevocationAnswer& answer) {
    return answer.has_value();
}

// Goes on where the journalled attempt stopped. When all of it was only replayed, a refusal is asked for afresh,
// and an answer that cannot be believed is asked for again.
auto goOn(const CaseId& id, const CmpTransport& transport, MessageJournal& journal, const Messages& journalled,
          const auto& run) {
    const auto attempt = [&](const Messages& messages, bool forgetLast) {
        CmpExchange exchange{id, transport, journal, messages};
        if (forgetLast)
            exchange.forgetLastAnswer();
        auto answer = run(exchange);
        return std::pair{std::move(answer), !exchange.wentOut() && exchange.hasLastAnswer()};
    };
    auto [answer, onlyReplayed] = attempt(journalled, false);
    if (!onlyReplayed)
        return answer;
    if (answer && isRefusal(*answer))
        return attempt({}, false).first;
    // The certificate itself is wrong: asking again would bring the same one.
    if (answer || answer.error().code == FaultCode::CertificateMismatch)
        return answer;
    return attempt(journalled, true).first;
}

} // namespace

Result<IssuingAnswer> CmpCertificateAuthority::request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                                       MessageJournal& journal) {
    RAPOINT_TRY(const CertificateRequest request, requestFromDer(requestDer));
    RAPOINT_TRY(const Messages journalled, currentAttempt(id, CmpBody::P10cr, requestDer, journal));
    return goOn(id, m_transport, journal, journalled,
                [&](CmpExchange& exchange) { return runAttempt(id, request.get(), officer, m_trust, exchange); });
}

Result<RevocationAnswer> CmpCertificateAuthority::revoke(const CaseId& id, ByteView certificateDer,
                                                         SigningKey& officer, MessageJournal& journal) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(certificateDer));
    const ASN1_INTEGER* const serial = X509_get0_serialNumber(certificate.get());
    const ByteView named{ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))};
    RAPOINT_TRY(const Messages journalled, currentAttempt(id, CmpBody::Rr, named, journal));
    return goOn(id, m_transport, journal, journalled, [&](CmpExchange& exchange) {
        return runRevocation(id, certificate.get(), officer, m_trust, exchange);
    });
}

} // namespace rapoint::sync
