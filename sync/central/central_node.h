#pragma once

#include "station/base/clock.h"
#include "sync/central/http/central_routes.h"
#include "sync/central/http/central_server.h"
#include "sync/central/http/release_routes.h"
#include "sync/central/intake/intake.h"
#include "sync/central/messages/mail_dispatch.h"
#include "sync/central/pki/issuing_ca.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "sync/central/store/sqlite/sqlite_issued_certificates.h"

#include <filesystem>
#include <memory>

namespace rapoint::sync {

/// The reference central on one directory: keys, store and intake, and the server while it serves. Owned by the
/// command or the test that runs it; one thread, the server's own apart.
class CentralNode {
public:
    /// A directory that `initialise` made; looks into packages that a crash left unopened. configuration-invalid,
    /// storage-failed.
    static Result<std::unique_ptr<CentralNode>> open(const std::filesystem::path& directory);

    /// Messages to holders are handed to the mail program while it listens.
    Result<> listen(const std::string& host, std::uint16_t port, ServerLimits limits = {});
    /// For holders, who have no certificates: nothing but the release of PINs.
    Result<> listenForHolders(const std::string& host, std::uint16_t port, ServerLimits limits = {});
    std::uint16_t port() const { return m_server ? m_server->port() : 0; }
    std::uint16_t holdersPort() const { return m_holdersServer ? m_holdersServer->port() : 0; }
    void stop() {
        m_server.reset();
        m_holdersServer.reset();
        m_mail.reset();
    }

    CentralStore& store() { return *m_store; }
    SqliteIssuedCertificates& issued() { return *m_issued; }
    Intake& intake() { return m_intake; }
    SigningCodeDesk& codeDesk() { return m_codes; }
    SqlitePinReleases& pinReleases() { return *m_releases; }
    MessageOutbox& outbox() { return m_outbox; }
    PinReleaseDesk& pinDesk() { return m_pins; }
    const CentralKeys& keys() const { return m_keys; }

private:
    CentralNode(const std::filesystem::path& directory, CentralKeys keys, CentralSettings settings,
                std::unique_ptr<SqliteCentralStore> store, std::unique_ptr<SqliteIssuedCertificates> issued,
                std::unique_ptr<SqlitePinReleases> releases, std::unique_ptr<SqliteSigningCodes> codes);

    SystemClock m_clock;
    CentralKeys m_keys;
    CentralSettings m_settings;
    MessageOutbox m_outbox;
    std::unique_ptr<SqliteCentralStore> m_store;
    std::unique_ptr<SqliteIssuedCertificates> m_issued;
    std::unique_ptr<SqlitePinReleases> m_releases;
    std::unique_ptr<SqliteSigningCodes> m_storedCodes;
    PinReleaseDesk m_pins;
    SigningCodeDesk m_codes;
    Intake m_intake;
    IssuingCa m_authority;
    CentralRoutes m_routes;
    ReleaseRoutes m_releaseRoutes;
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<CentralServer> m_holdersServer;
    std::unique_ptr<MailDispatch> m_mail;
};

/// The visit list's file in a central's directory.
std::filesystem::path visitFileOf(const std::filesystem::path& directory);
/// Where it keeps the mandates of mobile stations.
std::filesystem::path mandateFolderOf(const std::filesystem::path& directory);

} // namespace rapoint::sync
