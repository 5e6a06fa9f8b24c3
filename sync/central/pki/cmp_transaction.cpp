#include "sync/central/pki/cmp_transaction.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "sync/central/pki/certificate_builder.h"
#include "sync/central/pki/certificate_revocation.h"
#include "sync/central/pki/peer.h"
#include "sync/central/pki/renewal_policy.h"
#include "sync/cmp_message.h"
#include "sync/transaction_id.h"

#include <openssl/err.h>

#include <array>
#include <string_view>
#include <utility>

namespace rapoint::sync {

namespace {

OSSL_CMP_PKISI* rejection(int failure, const std::string& reason) {
    return OSSL_CMP_STATUSINFO_new(OSSL_CMP_PKISTATUS_rejection, failure, reason.c_str());
}

OSSL_CMP_PKISI* waiting() {
    return OSSL_CMP_STATUSINFO_new(OSSL_CMP_PKISTATUS_waiting, 0, nullptr);
}

bool isKeyAccepted(EVP_PKEY* key) {
    std::array<char, 32> group{};
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        return EVP_PKEY_get_bits(key) >= 2048 && EVP_PKEY_get_bits(key) <= 4096;
    if (EVP_PKEY_is_a(key, "EC") != 1 || EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1)
        return false;
    const std::string_view name{group.data()};
    return name == "prime256v1" || name == "secp384r1";
}

bool isAccepted(const OSSL_CMP_PKISI* status) {
    std::array<char, OSSL_CMP_PKISI_BUFLEN> words{};
    return status == nullptr || (OSSL_CMP_snprint_PKIStatusInfo(status, words.data(), words.size()) != nullptr &&
                                 std::string_view{words.data()}.starts_with("PKIStatus: accepted"));
}

bool isIssuedBy(X509* certificate, X509* authority) {
    return X509_check_issued(authority, certificate) == X509_V_OK;
}

bool isOfficer(X509* certificate, X509* authority) {
    return isIssuedBy(certificate, authority) && hasExtendedUsage(certificate, kRegistrationAuthorityUsage) &&
           (X509_get_key_usage(certificate) & KU_DIGITAL_SIGNATURE) != 0;
}

} // namespace

Result<std::unique_ptr<CmpTransaction>> CmpTransaction::begin(const CaseId& id, const IssuingParts& parts) {
    std::unique_ptr<CmpTransaction> transaction{new CmpTransaction{id, parts}};
    RAPOINT_CHECK(transaction->configure());
    return transaction;
}

Result<> CmpTransaction::configure() {
    m_server.reset(OSSL_CMP_SRV_CTX_new(nullptr, nullptr));
    CertificateStore signers{X509_STORE_new()};
    if (!m_server || !signers ||
        OSSL_CMP_SRV_CTX_init(m_server.get(), this, onRequest, onRevocation, nullptr, onError, onConfirm,
                              onPoll) != 1 ||
        X509_STORE_add_cert(signers.get(), m_parts.officerAuthority) != 1 ||
        X509_STORE_add_cert(signers.get(), m_parts.authority.certificate.get()) != 1 ||
        X509_STORE_set_flags(signers.get(), X509_V_FLAG_PARTIAL_CHAIN) != 1 ||
        X509_STORE_set_ex_data(signers.get(), 0, this) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP server");
    X509_STORE_set_verify_cb(signers.get(), onSigner);
    OSSL_CMP_CTX* context = OSSL_CMP_SRV_CTX_get0_cmp_ctx(m_server.get());
    OSSL_CMP_CTX_set_log_verbosity(context, OSSL_CMP_LOG_EMERG);
    OSSL_CMP_CTX_set_option(context, OSSL_CMP_OPT_IGNORE_KEYUSAGE, 1); // onSigner looks at it
    if (OSSL_CMP_CTX_set1_cert(context, m_parts.authority.certificate.get()) != 1 ||
        OSSL_CMP_CTX_set1_pkey(context, m_parts.authority.key.get()) != 1 ||
        OSSL_CMP_CTX_set0_trustedStore(context, signers.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP server");
    static_cast<void>(signers.release());
    return {};
}

Result<Bytes> CmpTransaction::answer(const OSSL_CMP_MSG* request) {
    m_understood = false;
    m_fault.reset();
    const CmpMessage answer{OSSL_CMP_SRV_process_request(m_server.get(), request)};
    if (m_fault) {
        ERR_clear_error();
        return tl::make_unexpected(*m_fault);
    }
    if (!answer)
        return opensslFailure(FaultCode::MessageMalformed, "a CMP request without an answer");
    ERR_clear_error();
    return messageToDer(answer.get());
}

Result<> CmpTransaction::restore(const OSSL_CMP_MSG* opening, const OSSL_CMP_MSG* next) {
    m_restoring = true;
    const auto answered = answer(opening);
    m_restoring = false;
    if (!answered)
        return tl::make_unexpected(answered.error());
    // The nonce of the answer that the other process gave is what the station's next message, signed by its
    // officer, repeats.
    const ASN1_OCTET_STRING* nonce = OSSL_CMP_HDR_get0_recipNonce(OSSL_CMP_MSG_get0_header(next));
    if (nonce != nullptr &&
        OSSL_CMP_CTX_set1_senderNonce(OSSL_CMP_SRV_CTX_get0_cmp_ctx(m_server.get()), nonce) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "restoring a CMP transaction");
    return {};
}

bool CmpTransaction::isOver() const {
    return OSSL_CMP_CTX_get_status(OSSL_CMP_SRV_CTX_get0_cmp_ctx(m_server.get())) ==
           OSSL_CMP_PKISTATUS_unspecified;
}

CmpTransaction& CmpTransaction::of(const OSSL_CMP_SRV_CTX* server) {
    return *static_cast<CmpTransaction*>(OSSL_CMP_SRV_CTX_get0_custom_ctx(server));
}

// Called by OpenSSL for every certificate of the path of who signed the message; the end of it must be an officer,
// or a holder, who may renew. A holder's key is for documents (nonRepudiation alone): that the request is signed
// with it is the proof of identity of eIDAS Article 24(1)(c).
int CmpTransaction::onSigner(int ok, X509_STORE_CTX* check) {
    if (ok != 1 || X509_STORE_CTX_get_error_depth(check) != 0)
        return ok;
    X509* signer = X509_STORE_CTX_get_current_cert(check);
    auto* self = static_cast<CmpTransaction*>(X509_STORE_get_ex_data(X509_STORE_CTX_get0_store(check), 0));
    auto der = toDer(signer);
    const bool officer = self != nullptr && isOfficer(signer, self->m_parts.officerAuthority);
    const bool holder =
        self != nullptr && !officer && isIssuedBy(signer, self->m_parts.authority.certificate.get());
    if (!der || (!officer && !holder)) {
        X509_STORE_CTX_set_error(check, X509_V_ERR_INVALID_PURPOSE);
        return 0;
    }
    self->m_signer = std::move(*der);
    self->m_byHolder = holder;
    return 1;
}

OSSL_CMP_PKISI* CmpTransaction::onRequest(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG* message, int,
                                          const OSSL_CRMF_MSG*, const X509_REQ* request, X509** issued,
                                          STACK_OF(X509) **, STACK_OF(X509) **) {
    CmpTransaction& self = of(server);
    self.m_understood = true;
    if (request == nullptr)
        return rejection(OSSL_CMP_CTX_FAILINFO_badRequest, "only p10cr is served");
    try {
        auto status = self.decide(message, request, issued);
        if (status)
            return *status;
        self.m_fault = std::move(status).error();
    } catch (const std::exception&) {
        self.m_fault = Fault{FaultCode::Internal, "deciding on a CMP request"};
    }
    return nullptr;
}

Result<IssueDecision> CmpTransaction::ask() const {
    return m_byHolder ? decideRenewal({m_id, m_request, m_signer}, m_parts.issued)
                      : m_parts.policy({m_id, m_request, m_signer});
}

Result<OSSL_CMP_PKISI*> CmpTransaction::decide(const OSSL_CMP_MSG* message, const X509_REQ* request,
                                               X509** issued) {
    m_opening.reset(OSSL_CMP_MSG_dup(message));
    RAPOINT_TRY(m_request, requestDer(request));
    const auto checked = requestFromDer(m_request);
    if (!checked)
        return rejection(OSSL_CMP_CTX_FAILINFO_badPOP, "the request's own signature");
    EVP_PKEY* key = X509_REQ_get0_pubkey(checked->get());
    if (!isKeyAccepted(key) || X509_NAME_entry_count(X509_REQ_get_subject_name(checked->get())) == 0)
        return rejection(OSSL_CMP_CTX_FAILINFO_badCertTemplate, "key type or empty subject");
    RAPOINT_TRY(const Bytes publicKey, publicKeyDer(key));
    m_publicKey = Digest::of(publicKey);

    RAPOINT_TRY(const auto earlier, m_parts.issued.find(m_publicKey));
    if (earlier && earlier->caseId != m_id)
        return rejection(OSSL_CMP_CTX_FAILINFO_duplicateCertReq, "another case has a certificate for this key");
    if (earlier && earlier->revokedAt && !m_restoring)
        return rejection(OSSL_CMP_CTX_FAILINFO_certRevoked, "the certificate for this key was revoked");
    if (earlier) {
        RAPOINT_TRY(m_certificate, certificateFromDer(earlier->certificate));
    } else if (m_restoring) {
        return waiting();
    } else {
        RAPOINT_TRY(const IssueDecision decision, m_byHolder
                                                      ? decideRenewal({m_id, m_request, m_signer}, m_parts.issued)
                                                      : m_parts.policy({m_id, m_request, m_signer}));
        if (std::holds_alternative<IssueLater>(decision))
            return waiting();
        if (const auto* no = std::get_if<IssueRejected>(&decision))
            return rejection(OSSL_CMP_CTX_FAILINFO_notAuthorized, no->reason);
        RAPOINT_TRY(m_certificate, issue(checked->get(), m_publicKey, std::get<IssueApproved>(decision).validity));
    }
    *issued = X509_dup(m_certificate.get());
    return OSSL_CMP_STATUSINFO_new(OSSL_CMP_PKISTATUS_accepted, 0, nullptr);
}

Result<Certificate> CmpTransaction::issue(X509_REQ* request, const Digest& publicKey,
                                          std::chrono::days validity) const {
    const Instant now = m_parts.clock.now();
    std::vector<ExtensionText> extensions{{NID_basic_constraints, "critical,CA:FALSE"},
                                          {NID_key_usage, "critical,nonRepudiation"}};
    if (!m_parts.account.listAddress.empty())
        extensions.push_back({NID_crl_distribution_points, "URI:" + m_parts.account.listAddress});
    RAPOINT_TRY(Certificate made,
                buildCertificate({X509_REQ_get_subject_name(request), X509_REQ_get0_pubkey(request),
                                  now - std::chrono::minutes{5}, now + validity, std::move(extensions)},
                                 m_parts.authority));
    RAPOINT_TRY(const Bytes der, toDer(made.get()));
    RAPOINT_CHECK(m_parts.issued.add(publicKey, {m_id, der}));
    return made;
}

// OpenSSL 3.0 does not hand the asked-for reason over.
OSSL_CMP_PKISI* CmpTransaction::onRevocation(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG*,
                                             const X509_NAME* issuer, const ASN1_INTEGER* serial) {
    CmpTransaction& self = of(server);
    self.m_understood = true;
    if (self.m_byHolder)
        return rejection(OSSL_CMP_CTX_FAILINFO_notAuthorized, "only an officer revokes");
    try {
        const auto outcome = revokeCertificate(self.m_id, issuer, serial, self.m_parts.issued, self.m_parts.clock,
                                               [&self] { return self.accountForRevoking(); });
        if (!outcome)
            self.m_fault = outcome.error();
        else if (*outcome == RevocationOutcome::Revoked)
            return OSSL_CMP_STATUSINFO_new(OSSL_CMP_PKISTATUS_accepted, 0, nullptr);
        else if (*outcome == RevocationOutcome::RevokedBefore)
            return rejection(OSSL_CMP_CTX_FAILINFO_certRevoked, "the certificate is revoked already");
        else
            return rejection(OSSL_CMP_CTX_FAILINFO_badCertId, "no certificate of this case");
    } catch (const std::exception&) {
        self.m_fault = Fault{FaultCode::Internal, "revoking a certificate"};
    }
    return nullptr;
}

int CmpTransaction::onPoll(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG*, int, OSSL_CMP_MSG** ready,
                           std::int64_t* checkAfter) {
    CmpTransaction& self = of(server);
    self.m_understood = true;
    // OpenSSL 3.0 hands both over without a value.
    *ready = nullptr;
    *checkAfter = 0;
    if (!self.m_opening)
        return 0;
    try {
        auto decision = self.ask();
        if (!decision) {
            self.m_fault = std::move(decision).error();
            return 0;
        }
        if (const auto* later = std::get_if<IssueLater>(&*decision)) {
            *checkAfter = later->checkAfter.count();
            return 1;
        }
    } catch (const std::exception&) {
        self.m_fault = Fault{FaultCode::Internal, "deciding on a CMP request"};
        return 0;
    }
    *ready = OSSL_CMP_MSG_dup(self.m_opening.get());
    return *ready != nullptr ? 1 : 0;
}

int CmpTransaction::onConfirm(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG*, int, const ASN1_OCTET_STRING* hash,
                              const OSSL_CMP_PKISI* status) {
    CmpTransaction& self = of(server);
    self.m_understood = true;
    try {
        const auto confirmed = self.confirm(hash, status);
        if (confirmed)
            return 1;
        if (confirmed.error().code != FaultCode::MessageMalformed)
            self.m_fault = confirmed.error();
    } catch (const std::exception&) {
        self.m_fault = Fault{FaultCode::Internal, "confirming a certificate"};
    }
    return 0;
}

Result<> CmpTransaction::confirm(const ASN1_OCTET_STRING* hash, const OSSL_CMP_PKISI* status) {
    if (!m_certificate || hash == nullptr)
        return failure(FaultCode::MessageMalformed, "nothing to confirm");
    const AsnOctetString expected{X509_digest_sig(m_certificate.get(), nullptr, nullptr)};
    if (!expected || ASN1_OCTET_STRING_cmp(expected.get(), hash) != 0)
        return failure(FaultCode::MessageMalformed, "another certificate is confirmed");
    const bool accepted = isAccepted(status);
    RAPOINT_CHECK(m_parts.issued.confirm(m_publicKey, accepted));
    if (accepted)
        return {};
    // RFC 9483 §4.1.1: who rejects its certificate in certConf has no use for it, and nobody else may have.
    RAPOINT_TRY(const auto issued, m_parts.issued.find(m_publicKey));
    if (issued && issued->revokedAt)
        return {};
    RAPOINT_CHECK(accountForRevoking());
    return m_parts.issued.revoke(m_publicKey, m_parts.clock.now());
}

Result<> CmpTransaction::accountForRevoking() const {
    if (!m_parts.account.revoking)
        return {};
    RAPOINT_TRY(const Certificate signer, certificateFromDer(m_signer));
    return m_parts.account.revoking(m_byHolder ? "holder" : nameOf(peerOf(signer.get())), m_id);
}

void CmpTransaction::onError(OSSL_CMP_SRV_CTX* server, const OSSL_CMP_MSG*, const OSSL_CMP_PKISI*,
                             const ASN1_INTEGER*, const OSSL_CMP_PKIFREETEXT*) {
    of(server).m_understood = true;
}

} // namespace rapoint::sync
