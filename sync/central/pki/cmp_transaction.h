#pragma once

#include "station/base/clock.h"
#include "sync/central/pki/issue_policy.h"
#include "sync/central/pki/key_pair.h"
#include "sync/central/store/interface/cmp_journal.h"
#include "sync/central/store/interface/issued_certificates.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace rapoint::sync {

/// What a revocation is written into, and published by.
struct IssuingAccount {
    /// "inspector/…" or "holder", and the case; called before the certificate is revoked. A fault keeps it from
    /// being revoked now.
    std::function<Result<>(const std::string& who, const CaseId& id)> revoking{};
    /// Of the list of revoked certificates, in every certificate that is issued (RFC 5280 §4.2.1.13); may be
    /// empty.
    std::string listAddress{};
};

/// What the CA issues with; borrowed, all of it outlives the transactions.
struct IssuingParts {
    const KeyPair& authority;
    X509* officerAuthority = nullptr;
    IssuedCertificates& issued;
    CmpJournal& journal;
    const IssuePolicy& policy;
    const Clock& clock;
    IssuingAccount account{}; ///< how certificates say where revocations are, and what is written about them
};

/// The server's side of one CMP transaction (RFC 9483 §4.1.4, §4.2, §4.4): one OpenSSL server context, which never
/// sees another transaction. Owned by IssuingCa; one thread at a time.
class CmpTransaction {
public:
    static Result<std::unique_ptr<CmpTransaction>> begin(const CaseId& id, const IssuingParts& parts);
    CmpTransaction(const CmpTransaction&) = delete;
    CmpTransaction& operator=(const CmpTransaction&) = delete;

    /// The answer to a message. A fault is one of storage or policy: the request is not answered, and can be sent
    /// again; everything that is wrong with the message itself is an answer.
    Result<Bytes> answer(const OSSL_CMP_MSG* request);
    /// Brings a new context to where a process that ended has left it, for the message that comes next.
    Result<> restore(const OSSL_CMP_MSG* opening, const OSSL_CMP_MSG* next);

    bool isOver() const;
    /// The last message was signed by an officer and understood.
    bool understood() const { return m_understood; }

private:
    using Server = std::unique_ptr<OSSL_CMP_SRV_CTX, Releaser<OSSL_CMP_SRV_CTX_free>>;

    CmpTransaction(const CaseId& id, const IssuingParts& parts)
        : m_id{id}
        , m_parts{parts} {}

    static CmpTransaction& of(const OSSL_CMP_SRV_CTX* server);
    static int onSigner(int ok, X509_STORE_CTX* check);
    static OSSL_CMP_PKISI* onRequest(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message, int requestId,
                                     const OSSL_CRMF_MSG* template_, const X509_REQ* request, X509** issued,
                                     STACK_OF(X509) * *chain, STACK_OF(X509) * *authorities);
    static OSSL_CMP_PKISI* onRevocation(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message,
                                        const X509_NAME* issuer, const ASN1_INTEGER* serial);
    static int onPoll(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message, int requestId, OSSL_CMP_MSG** ready,
                      std::int64_t* checkAfter);
    static int onConfirm(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message, int requestId,
                         const ASN1_OCTET_STRING* hash, const OSSL_CMP_PKISI* status);
    static void onError(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message, const OSSL_CMP_PKISI* status,
                        const ASN1_INTEGER* code, const OSSL_CMP_PKIFREETEXT* details);

    Result<> configure();
    Result<IssueDecision> ask() const;
    Result<OSSL_CMP_PKISI*> decide(const OSSL_CMP_MSG* message, const X509_REQ* request, X509** issued);
    Result<Certificate> issue(X509_REQ* request, const Digest& publicKey, std::chrono::days validity) const;
    Result<> confirm(const ASN1_OCTET_STRING* hash, const OSSL_CMP_PKISI* status);
    Result<> accountForRevoking() const;

    CaseId m_id;
    IssuingParts m_parts;
    Server m_server;
    CmpMessage m_opening;
    Bytes m_request;         ///< PKCS#10
    Bytes m_signer;          ///< certificate of who signed the last message, DER
    bool m_byHolder = false; ///< who is no officer, but has a certificate of ours
    Certificate m_certificate;
    Digest m_publicKey;
    bool m_understood = false;
    bool m_restoring = false;
    std::optional<Fault> m_fault;
};

} // namespace rapoint::sync
