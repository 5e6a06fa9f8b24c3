#include "station/app/demo/demo_setup.h"

#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_mail.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/demo/visit_form.h"
#include "station/app/visit_sync.h"
#include "station/app/wiring/file_bytes.h"
#include "station/app/wiring/token_labels.h"
#include "station/app/wiring/workplace.h"
#include "station/card/token_provisioner.h"
#include "station/case/event_codec.h"
#include "sync/central/commands.h"
#include "sync/central/pki/pki.h"

#include <array>
#include <cstdlib>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPinDigits = 6;
constexpr std::uint32_t kMandateCases = 1000;
constexpr std::uint32_t kMandateDays = 30;

/// One token of the registration point, and what it is enrolled for.
struct Place {
    const char* role;
    std::string_view label;
    const char* commonName;
    sync::EnrolledRole enrolled;
    std::vector<const char*> certified; ///< ids of the keys that get a certificate
};

const std::array<Place, 3> kPlaces{{
    {"station", kStationToken, "RA-01", sync::EnrolledRole::Station, {card::kSigningKeyId, card::kTlsKeyId}},
    {"inspector", kInspectorToken, "inspector-7", sync::EnrolledRole::Inspector, {card::kSigningKeyId}},
    {"approver", kApproverToken, "approver-3", sync::EnrolledRole::Approver, {card::kSigningKeyId}},
}};

/// The PIN that a person of the demonstration thinks up and remembers.
Result<Secret> rememberedPin(const fs::path& people, const std::string& role, const PinSource& remembered) {
    if (fs::exists(people / (role + ".pin")))
        return remembered(role);
    SystemRandom random;
    Secret pin = randomDigits(kPinDigits, random);
    RAPOINT_CHECK(writeFile(people / (role + ".pin"), pin.bytes()));
    fs::permissions(people / (role + ".pin"), fs::perms::owner_read | fs::perms::owner_write);
    return pin;
}

Result<> enrolPlace(const StationConfig& config, card::Pkcs11CardWriter& writer, const Place& place) {
    RAPOINT_TRY(const Secret pin, rememberedPin(config.directory / "people", place.role, pinSource(config)));
    card::TokenProvisioner provisioner{writer};
    const bool station = place.enrolled == sync::EnrolledRole::Station;
    RAPOINT_TRY(const CardStatus token, provisioner.provision(std::string{place.label}, pin, pin,
                                                              station ? card::TokenProvisioner::stationKeys()
                                                                      : card::TokenProvisioner::officerKeys()));
    const SystemClock clock;
    for (const char* key : place.certified) {
        RAPOINT_TRY(const Bytes request, provisioner.request(token.serial, pin, key, {{"CN", place.commonName}}));
        RAPOINT_TRY(const Bytes certificate,
                    sync::enrol(config.directory / "central", place.enrolled, place.commonName, request, clock));
        RAPOINT_CHECK(provisioner.install(token.serial, pin, key, certificate, {}));
        if (station && key == card::kSigningKeyId)
            RAPOINT_CHECK(writeFile(config.directory / "station.crt", certificate));
    }
    return {};
}

Result<> setUpCentral(const StationConfig& config) {
    const fs::path central = config.directory / "central";
    if (!fs::exists(central / "keys"))
        RAPOINT_CHECK(sync::commands::initialise(central, {}));
    RAPOINT_CHECK(writeFile(central / "central.toml",
                            bytesOf("mail-folder = \"" + mailboxOf(config.directory).string() + "\"\n")));
    std::error_code error;
    fs::copy(central / "bundle", config.bundle(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the central's certificates cannot be copied");
    return {};
}

} // namespace

Result<fs::path> demoDirectory(const fs::path& wanted) {
    std::error_code error;
    if (!wanted.empty()) {
        fs::create_directories(wanted, error);
        if (error)
            return failure(FaultCode::StorageFailed, "the work directory cannot be made");
        return fs::absolute(wanted);
    }
    std::string pattern = (fs::temp_directory_path() / "rapoint-demo-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        return failure(FaultCode::StorageFailed, "no temporary directory");
    return fs::path{pattern};
}

Result<StationConfig> setUpDemo(const fs::path& work, const std::string& provider, Output& output) {
    if (fs::exists(work / "station.toml"))
        return readStationConfig(work);
    output.progress("setting up a registration point …");
    StationConfig config;
    config.directory = fs::absolute(work);
    config.demo = true;
    config.provider = provider;
    config.central = config.printer = config.envelopePrinter = "simulated";
    config.camera = "folder:desk";
    config.cardProfile = config.tokenProfile = "softhsm";
    RAPOINT_TRY(config.assets, findAssets());
    std::error_code error;
    for (const char* part : {"station", "people", "applicant", "desk", "paper", "mailbox"})
        fs::create_directories(work / part, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the work directory cannot be made");
    RAPOINT_CHECK(setUpCentral(config));
    RAPOINT_CHECK(prepareCardModule(config));
    RAPOINT_TRY(const auto profile, card::readCardProfile(config.tokenProfileFile()));
    RAPOINT_TRY(const auto writer, card::Pkcs11CardWriter::open(profile));
    for (const Place& place : kPlaces)
        RAPOINT_CHECK(enrolPlace(config, *writer, place));
    RAPOINT_TRY(const auto station, Station::open(SimulatedSite{config}.resolved(), pinSource(config)));
    RAPOINT_CHECK(receiveStock(*station));
    RAPOINT_CHECK(writeStationConfig(config));
    output.progress("");
    return config;
}

Result<> giveMandate(Station& station, const StationConfig& config) {
    RAPOINT_TRY(const std::optional<work::Mandate> kept, station.mandate().read());
    if (kept)
        return {};
    RAPOINT_TRY(const Bytes mandate, sync::commands::giveMandate(config.directory / "central", station.name(),
                                                                 kMandateCases, kMandateDays));
    RAPOINT_CHECK(takeMandate(station, mandate));
    return {};
}

Result<> layOutApplicant(const StationConfig& config, const DemoOptions& options) {
    const fs::path specimen = config.assets / "specimens" / "passport_pol";
    const bool builtIn = options.document.empty();
    std::string reference;
    if (!options.prefill.empty() || builtIn) {
        RAPOINT_TRY(Applicant form,
                    readVisitForm(options.prefill.empty() ? fs::path{specimen}.replace_extension(".json")
                                                          : options.prefill));
        if (form.reference.empty())
            form.reference = "V-0001";
        reference = form.reference;
        RAPOINT_CHECK(sync::commands::putVisit(config.directory / "central", toJson(form).dump()));
    }
    RAPOINT_TRY(const DemoScript script, scriptOf(options, reference));
    RAPOINT_CHECK(DemoDesk{config.directory}.bringDocument(
        builtIn ? std::vector{fs::path{specimen}.replace_extension(".jpg")} : options.document));
    return saveScript(script, config.directory / "applicant" / "script.json");
}

} // namespace rapoint::app
