#pragma once

#include "station/base/clock.h"
#include "sync/central/holders/pin_release_desk.h"
#include "sync/central/holders/signing_code_desk.h"
#include "sync/central/http/central_server.h"
#include "sync/central/http/route_table.h"
#include "sync/central/http/station_admission.h"
#include "sync/central/intake/head_desk.h"
#include "sync/central/intake/intake.h"
#include "sync/central/intake/limit_desk.h"
#include "sync/central/intake/package_stamper.h"
#include "sync/central/messages/mail_dispatch.h"
#include "sync/central/pki/central_log.h"
#include "sync/central/pki/issuing_ca.h"
#include "sync/central/pki/member_register.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/transfer/timestamp_client.h"

#include <filesystem>
#include <memory>

namespace rapoint::sync {

/// The reference central on one directory, in which only keys (DIR/keys), certificates (DIR/certs, DIR/bundle) and
/// settings (DIR/central.toml) are files; everything else is in the store. Owned by the command or the test that
/// runs it; one thread, the server's own apart.
class CentralNode {
public:
    /// A directory that `initialise` made; looks into packages that a crash left unopened. configuration-invalid,
    /// storage-failed.
    static Result<std::unique_ptr<CentralNode>> open(const std::filesystem::path& directory);

    /// Messages to holders are handed on, and packages get their timestamps, while it listens.
    Result<> listen(const std::string& host, std::uint16_t port) { return listen(host, port, limits()); }
    Result<> listen(const std::string& host, std::uint16_t port, ServerLimits limits);
    /// For holders, who have no certificates, and of whom nobody needs a connection for long: nothing but the
    /// release of PINs and the list of revoked certificates.
    Result<> listenForHolders(const std::string& host, std::uint16_t port) {
        return listenForHolders(host, port, holderLimits());
    }
    Result<> listenForHolders(const std::string& host, std::uint16_t port, ServerLimits limits);
    /// As the settings say.
    ServerLimits limits() const;
    ServerLimits holderLimits() const;
    std::uint16_t port() const { return m_server ? m_server->port() : 0; }
    std::uint16_t holdersPort() const { return m_holdersServer ? m_holdersServer->port() : 0; }
    void stop() {
        m_server.reset();
        m_holdersServer.reset();
        m_mail.reset();
        m_stamper.reset();
    }

    CentralStore& store() { return *m_store; }
    Intake& intake() { return m_intake; }
    HeadDesk& headDesk() { return m_heads; }
    PinReleaseDesk& pinDesk() { return m_pins; }
    MemberRegister& members() { return m_members; }
    const CentralKeys& keys() const { return m_keys; }
    const CentralSettings& settings() const { return m_settings; }
    CentralLog& log() { return m_log; }
    /// The list of revoked certificates, DER.
    Result<Bytes> revocations();
    /// The list of withdrawn stations and officers, signed.
    Result<Bytes> withdrawals();

private:
    CentralNode(CentralKeys keys, CentralSettings settings, std::unique_ptr<CentralStore> store,
                Bytes officerAuthority, Bytes receiptCertificate);

    SystemClock m_clock;
    CentralKeys m_keys;
    CentralSettings m_settings;
    std::unique_ptr<CentralStore> m_store;
    MemberRegister m_members;
    CentralLog m_log;
    MessageOutbox m_outbox;
    PinReleaseDesk m_pins;
    SigningCodeDesk m_codes;
    HeadDesk m_heads;
    LimitDesk m_limits;
    Intake m_intake;
    TimestampClient m_timestamps;
    IssuingCa m_authority;
    StationAdmission m_admission;
    RouteTable m_stationRoutes;
    RouteTable m_holderRoutes;
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<CentralServer> m_holdersServer;
    std::unique_ptr<MailDispatch> m_mail;
    std::unique_ptr<PackageStamper> m_stamper;
};

/// The store of a central's directory.
Result<std::unique_ptr<CentralStore>> openStore(const std::filesystem::path& directory,
                                                const CentralSettings& settings);

} // namespace rapoint::sync
