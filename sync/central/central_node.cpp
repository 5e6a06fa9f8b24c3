#include "sync/central/central_node.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/http/central_routes.h"
#include "sync/central/pki/revocation_list.h"
#include "sync/central/store/interface/enrolments.h"
#include "sync/central/store/interface/message_queue.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"

#include <algorithm>

namespace rapoint::sync {

CentralNode::CentralNode(CentralKeys keys, CentralSettings settings, std::unique_ptr<CentralStore> store,
                         Bytes officerAuthority, Bytes receiptCertificate)
    : m_keys{std::move(keys)}
    , m_settings{std::move(settings)}
    , m_store{std::move(store)}
    , m_members{m_keys, m_store->enrolments()}
    , m_log{m_store->audit(), m_keys.receipt, m_clock}
    , m_outbox{m_store->messages(), m_settings.mailFrom, m_clock}
    , m_pins{*m_store, m_outbox, m_keys, m_settings, m_clock, m_log}
    , m_codes{*m_store, m_outbox, m_keys, m_clock}
    , m_heads{*m_store, std::move(officerAuthority), m_clock}
    , m_limits{*m_store, std::move(receiptCertificate)}
    , m_intake{m_store->packages(),
               m_pins,
               m_heads,
               m_limits,
               m_keys,
               m_members.trust(),
               m_clock,
               m_settings.timestamps.authorities}
    , m_timestamps{m_settings.timestamps}
    , m_authority{m_keys.issuingAuthority,
                  {m_keys.officerAuthority.certificate.get(), m_members.trust()},
                  m_store->certificates(),
                  m_store->cmpJournal(),
                  [this](const IssueRequest& request) { return m_intake.decide(request); },
                  m_clock,
                  {[this](const std::string& who, const CaseId& id) {
                       return m_log.write({"revoke", who, id.text()});
                   },
                   m_settings.listAddress}}
    , m_admission{m_members, *m_store, m_clock}
    , m_stationRoutes{RouteTable::For::Stations,
                      {headRoutes(m_heads), refusingSetBack(m_heads, uploadRoutes(m_store->packages(), m_intake)),
                       refusingSetBack(m_heads, stationRoutes(*m_store, [this] { return withdrawals(); })),
                       refusingSetBack(m_heads, memberRoutes(m_members, m_clock)),
                       refusingSetBack(m_heads, codeRoutes(m_codes)),
                       refusingSetBack(
                           m_heads, cmpRoutes([this](ByteView message) { return m_authority.handle(message); })),
                       revocationRoutes([this] { return revocations(); })},
                      [this](const Peer& peer) { return m_admission.refusalOf(peer); }}
    , m_holderRoutes{RouteTable::For::Holders,
                     {releaseRoutes(m_pins), revocationRoutes([this] { return revocations(); })}} {}

Result<Bytes> CentralNode::withdrawals() {
    return signedWithdrawals(m_store->enrolments(), m_keys, m_clock.now());
}

Result<Bytes> CentralNode::revocations() {
    return revocationList(m_keys.issuingAuthority, m_store->certificates(), m_clock.now());
}

ServerLimits CentralNode::limits() const {
    ServerLimits limits;
    limits.connections = m_settings.connections;
    limits.handshakes = std::max<std::size_t>(m_settings.connections / 2, 4);
    limits.perAddress = m_settings.addressConnections;
    return limits;
}

ServerLimits CentralNode::holderLimits() const {
    ServerLimits limits = this->limits();
    limits.handshake = std::chrono::seconds{5};
    limits.idle = std::chrono::seconds{5};
    limits.request = std::chrono::seconds{10};
    return limits;
}

Result<std::unique_ptr<CentralStore>> openStore(const std::filesystem::path& directory,
                                                const CentralSettings& settings) {
    return SqliteCentralStore::open(directory, SystemClock{}.now() + settings.linkLife,
                                    {settings.stationMebibytes << 20, settings.unfinishedUpload});
}

Result<std::unique_ptr<CentralNode>> CentralNode::open(const std::filesystem::path& directory) {
    RAPOINT_TRY(CentralKeys keys, CentralKeys::load(directory));
    RAPOINT_TRY(CentralSettings settings, CentralSettings::load(directory));
    RAPOINT_TRY(auto store, openStore(directory, settings));
    RAPOINT_CHECK(store->pinReleases().closeExpired(SystemClock{}.now()));
    RAPOINT_TRY(Bytes officerAuthority, toDer(keys.officerAuthority.certificate.get()));
    RAPOINT_TRY(Bytes receiptCertificate, toDer(keys.receipt.certificate.get()));
    RAPOINT_CHECK(store->messages().dropExpired(SystemClock{}.now()));
    std::unique_ptr<CentralNode> node{new CentralNode{std::move(keys), std::move(settings), std::move(store),
                                                      std::move(officerAuthority), std::move(receiptCertificate)}};
    node->m_intake.lookIntoUnopened();
    return node;
}

Result<> CentralNode::listen(const std::string& host, std::uint16_t port, ServerLimits limits) {
    RAPOINT_TRY(m_server, CentralServer::start(m_keys, m_stationRoutes, host, port, limits));
    if (!m_settings.mail.command.empty() || !m_settings.mail.folder.empty())
        m_mail = std::make_unique<MailDispatch>(m_outbox, m_settings.mail);
    if (!m_settings.timestamps.address.empty()) {
        m_stamper = std::make_unique<PackageStamper>(m_store->packages(), m_intake, m_timestamps);
        m_stamper->start();
    }
    return {};
}

Result<> CentralNode::listenForHolders(const std::string& host, std::uint16_t port, ServerLimits limits) {
    RAPOINT_TRY(m_holdersServer, CentralServer::start(m_keys, m_holderRoutes, host, port, limits));
    return {};
}

} // namespace rapoint::sync
