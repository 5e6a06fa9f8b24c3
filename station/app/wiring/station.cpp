#include "station/app/wiring/station.h"

#include "capture/camera/folder_camera.h"
#include "capture/camera/v4l2_camera.h"
#include "capture/opencv_document_reader.h"
#include "printing/ipp_printer.h"
#include "printing/paper/template_paper_maker.h"
#include "printing/process_envelope_printer.h"
#include "station/app/wiring/absent_printer.h"
#include "station/app/wiring/allowed_devices.h"
#include "station/app/wiring/officer_desk.h"
#include "station/app/wiring/timestamp_wiring.h"
#include "station/app/wiring/token_labels.h"
#include "station/card/pkcs11_card_writer.h"
#include "station/card/pkcs11_signing_key.h"
#include "station/card/pkcs11_station_key.h"
#include "station/card/token_provisioner.h"
#include "station/card/x509_holder_trust.h"
#include "station/journey/profile_reader.h"
#include "station/store/station_store.h"
#include "station/work/synchronise.h"
#include "sync/cmp_client.h"
#include "sync/headed_package_sealer.h"
#include "sync/package_sealer.h"
#include "sync/pin_release_sealer.h"
#include "sync/signed_mandate.h"
#include "sync/signed_withdrawals.h"
#include "sync/station_bundle.h"
#include "sync/transfer/central_address.h"
#include "sync/transfer/central_client.h"

namespace rapoint::app {

/// In the order of dependence: what is below uses what is above.
struct Station::Parts {
    StationConfig config;
    std::optional<Profiles> profiles;
    SystemClock clock;
    SystemRandom random;
    std::shared_ptr<card::Pkcs11CardWriter> tokens; ///< of station and officers
    std::shared_ptr<card::Pkcs11CardWriter> cards;  ///< of holders; the same where their profile is
    std::unique_ptr<card::Pkcs11StationKey> stationKey;
    std::unique_ptr<card::Pkcs11SigningKey> auditKey;
    std::unique_ptr<card::Pkcs11SigningKey> tlsKey;
    PinSource pins;
    std::optional<work::WithdrawnRegister> withdrawn;
    std::optional<OfficerDesk> officers;
    std::optional<Officer> inspector;
    std::unique_ptr<store::StationStore> store;
    std::unique_ptr<capture::OpenCvDocumentReader> reader;
    std::unique_ptr<Camera> ownCamera;
    Camera* camera = nullptr;
    std::unique_ptr<sync::TimestampClient> timestamps;
    std::unique_ptr<printing::TemplatePaperMaker> paper;
    std::optional<printing::IppPrinter> printer;
    std::optional<printing::ProcessEnvelopePrinter> envelopePrinter;
    std::optional<printing::IppPrinter> ownCardPrinter;
    AbsentPrinter absentPrinter{"no card-printer is named in station.toml"};
    std::unique_ptr<sync::CentralClient> central;
    std::unique_ptr<sync::CmsPackageSealer> packageSealer;
    std::unique_ptr<sync::HeadedPackageSealer> sealer;
    std::unique_ptr<sync::CmpCertificateAuthority> authority;
    std::unique_ptr<sync::CmsPinReleaseSealer> pinReleases;
    std::unique_ptr<card::X509HolderTrust> holderTrust;
    std::string ownName;
    std::optional<work::StationMandate> mandate;
    std::optional<Ports> ports;
    std::optional<work::Workbench> workbench;

    Result<> openTokens();
    Result<> openDevices();
    Result<> openCentral();
    void wire();
};

Result<> Station::Parts::openTokens() {
    RAPOINT_TRY(const auto tokenProfile, allowedTokenProfile(config));
    RAPOINT_TRY(const auto cardProfile, allowedCardProfile(config));
    RAPOINT_TRY(tokens, card::Pkcs11CardWriter::open(tokenProfile));
    cards = tokens;
    if (config.cardProfile != config.tokenProfile) {
        RAPOINT_TRY(cards, card::Pkcs11CardWriter::open(cardProfile));
    }
    RAPOINT_TRY(const Secret pin, pins("station"));
    RAPOINT_TRY(const auto login, card::TokenLogin::byLabel(tokens->module(), std::string{kStationToken}, pin));
    RAPOINT_TRY(stationKey, card::Pkcs11StationKey::open(login, card::kStationKeyId));
    RAPOINT_TRY(auditKey, card::Pkcs11SigningKey::open(login, card::kSigningKeyId));
    RAPOINT_TRY(tlsKey, card::Pkcs11SigningKey::open(login, card::kTlsKeyId));
    return {};
}

Result<> Station::Parts::openDevices() {
    reader = std::make_unique<capture::OpenCvDocumentReader>(config.assets / "models");
    if (camera == nullptr) {
        if (const auto folder = config.pictureFolder())
            ownCamera = std::make_unique<capture::FolderCamera>(*folder);
        else
            ownCamera = std::make_unique<capture::V4l2Camera>(config.camera);
        camera = ownCamera.get();
    }
    RAPOINT_TRY(printer, printing::IppPrinter::at(config.printer));
    RAPOINT_TRY(envelopePrinter, printing::ProcessEnvelopePrinter::at(
                                     config.envelopePrinter, {.executable = siblingProgram("rapoint-envelope"),
                                                              .templatesFolder = config.assets / "contracts",
                                                              .templateName = config.provider + "/envelope"}));
    if (!config.cardPrinter.empty()) {
        RAPOINT_TRY(ownCardPrinter, printing::IppPrinter::at(config.cardPrinter));
    }
    return {};
}

Result<> Station::Parts::openCentral() {
    RAPOINT_TRY(const auto bundle, sync::StationBundle::load(config.bundle()));
    RAPOINT_TRY(const sync::CentralAddress address, sync::centralAddress(config.central));
    central = std::make_unique<sync::CentralClient>(
        sync::CentralEndpoint{address.host, address.port, bundle.server, bundle.receipt}, *tlsKey);
    withdrawn.emplace(config.data() / "withdrawn.p7s", [signer = bundle.receipt](ByteView signedForm) {
        return sync::verifyWithdrawals(signedForm, signer);
    });
    officers.emplace(std::vector<Bytes>{bundle.officerAuthority, bundle.rootAuthority}, *withdrawn, clock);
    RAPOINT_CHECK(officers->addOwn(*tlsKey));
    RAPOINT_CHECK(officers->addOwn(*auditKey));
    ownName = officers->members().front().name;
    if (ownName.empty())
        return failure(FaultCode::MessageMalformed, "the station's certificate has no common name");
    mandate.emplace(
        config.data() / "mandate.p7s",
        [signer = bundle.receipt](ByteView signedForm) { return sync::verifyMandate(signedForm, signer); },
        ownName, store->audit());
    central->report({store->audit(), clock, auditKey->certificate()});
    RAPOINT_TRY(timestamps, timestampClientOf(config));
    packageSealer = std::make_unique<sync::CmsPackageSealer>(
        bundle.recipients, std::vector<Bytes>{bundle.officerAuthority}, timestamps.get());
    sealer = std::make_unique<sync::HeadedPackageSealer>(*packageSealer, store->audit(), auditKey->certificate(),
                                                         clock);
    paper = std::make_unique<printing::TemplatePaperMaker>(
        config.assets / "contracts", printing::SignatureProof{{bundle.issuingAuthority}, timestamps.get()});
    pinReleases = std::make_unique<sync::CmsPinReleaseSealer>(bundle.recipients);
    holderTrust =
        std::make_unique<card::X509HolderTrust>(std::vector<Bytes>{bundle.issuingAuthority, bundle.rootAuthority});
    authority = std::make_unique<sync::CmpCertificateAuthority>(
        [client = central.get()](ByteView message) { return client->postCmp(message); },
        sync::CmpTrust{bundle.issuingAuthority, {bundle.issuingAuthority, bundle.rootAuthority}});
    return {};
}

void Station::Parts::wire() {
    Printer& cardPrinter = ownCardPrinter ? static_cast<Printer&>(*ownCardPrinter) : absentPrinter;
    ports.emplace(Ports{.clock = clock,
                        .random = random,
                        .camera = *camera,
                        .reader = *reader,
                        .cards = *cards,
                        .stationKey = *stationKey,
                        .paper = *paper,
                        .printer = *printer,
                        .envelopePrinter = *envelopePrinter,
                        .cardPrinter = cardPrinter,
                        .visits = store->visits(),
                        .evidence = store->evidence(),
                        .outbox = store->outbox(),
                        .stock = store->stock(),
                        .messages = store->messages(),
                        .sealer = *sealer,
                        .delivery = *central,
                        .authority = *authority,
                        .pinReleases = *pinReleases,
                        .signingCodes = *central,
                        .holderTrust = *holderTrust});
}

Station::Station(std::unique_ptr<Parts> parts)
    : m_parts{std::move(parts)} {
    Parts& p = *m_parts;
    p.workbench.emplace(work::Workbench{.name = p.ownName,
                                        .profiles = *p.profiles,
                                        .ports = *p.ports,
                                        .journal = p.store->journal(),
                                        .audit = p.store->audit(),
                                        .visitSource = *p.central,
                                        .mandateSource = *p.central,
                                        .mandate = *p.mandate,
                                        .withdrawalSource = *p.central,
                                        .withdrawn = *p.withdrawn,
                                        .inspector = [this] { return inspector(); },
                                        .engine = [this] { return engine(); },
                                        .members = [&p] { return p.officers->members(); },
                                        .renewCertificates = [&p] { return p.officers->renew(*p.central); },
                                        .sender = *p.tlsKey});
}

Station::~Station() = default;

Result<std::unique_ptr<Station>> Station::open(const StationConfig& config, const PinSource& pins,
                                               Camera* camera) {
    auto parts = std::make_unique<Parts>();
    parts->camera = camera;
    parts->config = config;
    parts->pins = pins;
    RAPOINT_TRY(Profile profile, loadProfile(profileFile(config.assets, config.provider)));
    RAPOINT_CHECK(parts->openTokens());
    RAPOINT_TRY(parts->store,
                store::StationStore::open(config.data(), *parts->stationKey, *parts->auditKey, parts->clock));
    RAPOINT_TRY(parts->profiles, Profiles::open(std::move(profile), parts->store->profiles()));
    RAPOINT_CHECK(parts->openDevices());
    RAPOINT_CHECK(parts->openCentral());
    parts->wire();
    return std::unique_ptr<Station>{new Station{std::move(parts)}};
}

Ports& Station::ports() {
    return *m_parts->ports;
}

Journal& Station::journal() {
    return m_parts->store->journal();
}

store::StationStore& Station::store() {
    return *m_parts->store;
}

VisitSource& Station::visitSource() {
    return *m_parts->central;
}

MandateSource& Station::mandateSource() {
    return *m_parts->central;
}

work::StationMandate& Station::mandate() {
    return *m_parts->mandate;
}

const work::Workbench& Station::workbench() const {
    return *m_parts->workbench;
}

const Profile& Station::profile() const {
    return m_parts->profiles->today();
}

Profiles& Station::profiles() {
    return *m_parts->profiles;
}

Result<const Profile*> Station::profileOf(const CaseId& id) {
    RAPOINT_TRY(const auto events, journal().load(id));
    return profiles().of(fold(events));
}

const std::string& Station::name() const {
    return m_parts->ownName;
}

bool Station::demo() const {
    return m_parts->config.demo;
}

Result<Officer> Station::signIn(std::string_view label, const std::string& role) {
    return m_parts->officers->signIn(*m_parts->tokens, label, role, m_parts->pins);
}

Result<Officer> Station::inspector() {
    std::optional<Officer>& officer = m_parts->inspector;
    if (!officer) {
        RAPOINT_TRY(officer, signIn(kInspectorToken, kInspectorRole));
        return *officer;
    }
    // A session outlives a day and a withdrawal; the sign-in does not.
    const auto still = m_parts->officers->holds(*officer, kInspectorRole);
    if (!still) {
        officer.reset();
        return tl::make_unexpected(still.error());
    }
    return *officer;
}

Result<Officer> Station::signInApprover() {
    RAPOINT_TRY(Officer approver, signIn(kApproverToken, kApproverRole));
    // An approver is here for this alone, so that the next certificate comes now or never. Only one that ends soon
    // is asked for; without the network it stays one that ends soon.
    static_cast<void>(work::renewCertificates(workbench()));
    return approver;
}

Result<std::shared_ptr<SigningKey>> Station::holderKey(const std::string& serial, const Secret& pin,
                                                       const std::string& keyId) {
    RAPOINT_TRY(auto login, card::TokenLogin::bySerial(m_parts->cards->module(), serial, pin));
    RAPOINT_TRY(std::shared_ptr<card::Pkcs11SigningKey> key,
                card::Pkcs11SigningKey::openOfHolder(std::move(login), keyId));
    return key;
}

Result<> Station::reportLog() {
    return m_parts->central->reportLog();
}

Result<Engine> Station::engine() {
    RAPOINT_TRY(Officer signedIn, inspector());
    Engine engine{profiles(), ports(), journal(), std::move(signedIn)};
    engine.askBeforeOpening([parts = m_parts.get()](const std::string& mode) {
        return parts->mandate->mayBegin(mode, parts->store->journal(), parts->clock.now());
    });
    return engine;
}

} // namespace rapoint::app
