#pragma once

#include "station/ports/central.h"
#include "sync/cmp_exchange.h"

#include <vector>

namespace rapoint::sync {

/// Whom the station believes in CMP, DER.
struct CmpTrust {
    Bytes responder;                ///< whose key signs the answers: nobody else's count
    std::vector<Bytes> authorities; ///< issuer first, root last: whose certificates are accepted
};

/// Asks a certification authority over CMP with OpenSSL's client: p10cr signed by the officer, confirmed with
/// certConf, and rr. Owned by the composition root; one thread.
///
/// Besides the port's answers: central-garbage (no CMP, or out of turn), central-untrusted (signed by somebody
/// else), central-refused (an error that nobody signed), certificate-mismatch and clock-set-back (checkIssued(),
/// or not for the request's key), message-malformed (the request or certificate), and what transport, journal and
/// the officer's key report. A later call goes on where this one stopped; after a refusal it asks afresh.
class CmpCertificateAuthority final : public CertificateAuthority {
public:
    CmpCertificateAuthority(CmpTransport transport, CmpTrust trust)
        : m_transport{std::move(transport)}
        , m_trust{std::move(trust)} {}

    Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                  MessageJournal& journal) override;
    Result<RevocationAnswer> revoke(const CaseId& id, ByteView certificate, SigningKey& officer,
                                    MessageJournal& journal) override;

private:
    CmpTransport m_transport;
    CmpTrust m_trust;
};

} // namespace rapoint::sync
