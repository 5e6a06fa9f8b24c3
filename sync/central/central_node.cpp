#include "sync/central/central_node.h"

namespace rapoint::sync {

CentralNode::CentralNode(const std::filesystem::path& directory, CentralKeys keys, CentralSettings settings,
                         std::unique_ptr<SqliteCentralStore> store,
                         std::unique_ptr<SqliteIssuedCertificates> issued,
                         std::unique_ptr<SqlitePinReleases> releases, std::unique_ptr<SqliteSigningCodes> codes)
    : m_keys{std::move(keys)}
    , m_settings{std::move(settings)}
    , m_outbox{directory / "outbox", m_settings.mailFrom, m_clock}
    , m_store{std::move(store)}
    , m_issued{std::move(issued)}
    , m_releases{std::move(releases)}
    , m_storedCodes{std::move(codes)}
    , m_pins{*m_releases, m_outbox, m_keys, m_settings, m_clock}
    , m_codes{*m_storedCodes, m_outbox, m_keys, m_clock}
    , m_intake{*m_store, m_pins, m_keys, m_clock}
    , m_authority{m_keys.issuingAuthority, m_keys.officerAuthority.certificate.get(), *m_issued,
                  [this](const IssueRequest& request) { return m_intake.decide(request); }, m_clock}
    , m_routes{*m_store,
               m_intake,
               m_codes,
               [this](ByteView message) { return m_authority.handle(message); },
               visitFileOf(directory),
               mandateFolderOf(directory)}
    , m_releaseRoutes{m_pins} {}

Result<std::unique_ptr<CentralNode>> CentralNode::open(const std::filesystem::path& directory) {
    RAPOINT_TRY(CentralKeys keys, CentralKeys::load(directory));
    RAPOINT_TRY(auto store, SqliteCentralStore::open(directory));
    RAPOINT_TRY(auto issued, SqliteIssuedCertificates::open(directory));
    RAPOINT_TRY(CentralSettings settings, CentralSettings::load(directory));
    const Instant now = SystemClock{}.now();
    RAPOINT_TRY(auto releases, SqlitePinReleases::open(directory, now + settings.linkLife));
    RAPOINT_CHECK(releases->closeExpired(now));
    RAPOINT_TRY(auto codes, SqliteSigningCodes::open(directory));
    RAPOINT_CHECK(MessageOutbox::makeFolder(directory / "outbox"));
    std::unique_ptr<CentralNode> node{new CentralNode{directory, std::move(keys), std::move(settings),
                                                      std::move(store), std::move(issued), std::move(releases),
                                                      std::move(codes)}};
    RAPOINT_TRY(const auto packages, node->m_store->list());
    for (const StoredPackage& package : packages)
        if (package.state == PackageState::Received)
            RAPOINT_CHECK(node->m_intake.settled(package.caseId));
    return node;
}

Result<> CentralNode::listen(const std::string& host, std::uint16_t port, ServerLimits limits) {
    RAPOINT_TRY(m_server, CentralServer::start(m_keys, m_routes, host, port, limits));
    if (!m_settings.mailCommand.empty())
        m_mail = std::make_unique<MailDispatch>(m_outbox, m_settings.mailCommand);
    return {};
}

Result<> CentralNode::listenForHolders(const std::string& host, std::uint16_t port, ServerLimits limits) {
    RAPOINT_TRY(m_holdersServer, CentralServer::start(m_keys, m_releaseRoutes, host, port, limits));
    return {};
}

std::filesystem::path visitFileOf(const std::filesystem::path& directory) {
    return directory / "visits.json";
}

std::filesystem::path mandateFolderOf(const std::filesystem::path& directory) {
    return directory / "mandates";
}

} // namespace rapoint::sync
