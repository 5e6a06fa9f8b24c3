#include "sync/central/pki/issuing_ca.h"

#include "sync/cmp_message.h"
#include "sync/transaction_id.h"

namespace rapoint::sync {

namespace {

// A transaction that is put out of memory is restored from what is stored when its station comes back.
constexpr std::size_t kMaxOpen = 1000;

bool continues(const OSSL_CMP_MSG* request) {
    return isBody(request, CmpBody::PollReq) || isBody(request, CmpBody::CertConf);
}

} // namespace

IssuingCa::IssuingCa(const KeyPair& authority, X509* officerAuthority, IssuedCertificates& issued,
                     CmpJournal& journal, IssuePolicy policy, const Clock& clock, IssuingAccount account)
    : m_policy{std::move(policy)}
    , m_parts{authority, officerAuthority, issued, journal, m_policy, clock, std::move(account)} {}

Result<Bytes> IssuingCa::handle(ByteView request) {
    const std::scoped_lock lock{m_mutex};
    const Digest digest = Digest::of(request);
    RAPOINT_TRY(auto given, m_parts.journal.answerTo(digest));
    if (given)
        return std::move(*given);
    RAPOINT_TRY(const CmpMessage message, cmpMessageFromDer(request));
    RAPOINT_TRY(const CaseId id, caseIdOf(message.get()));
    RAPOINT_TRY(auto transaction, transactionFor(id, message.get()));
    // On a fault the transaction is dropped, and restored when the request comes again.
    RAPOINT_TRY(Bytes answer, transaction->answer(message.get()));
    if (transaction->understood())
        RAPOINT_CHECK(m_parts.journal.keepAnswer(
            {id, isBody(message.get(), CmpBody::P10cr), {request.begin(), request.end()}, answer}));
    if (transaction->understood() && !transaction->isOver())
        m_open.insert_or_assign(id, std::move(transaction));
    return answer;
}

Result<std::unique_ptr<CmpTransaction>> IssuingCa::transactionFor(const CaseId& id, const OSSL_CMP_MSG* request) {
    if (continues(request))
        if (auto open = m_open.extract(id))
            return std::move(open.mapped());
    if (m_open.size() >= kMaxOpen)
        m_open.erase(m_open.begin());
    RAPOINT_TRY(auto transaction, CmpTransaction::begin(id, m_parts));
    if (!continues(request))
        return transaction;
    RAPOINT_TRY(const auto opening, m_parts.journal.openingOf(id));
    if (!opening)
        return transaction;
    RAPOINT_TRY(const CmpMessage first, cmpMessageFromDer(*opening));
    RAPOINT_CHECK(transaction->restore(first.get(), request));
    return transaction;
}

} // namespace rapoint::sync
