#include "station/app/demo/demo_setup.h"

#include "station/app/demo/central_program.h"
#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_mail.h"
#include "station/app/demo/demo_people.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/demo/simulated_cards.h"
#include "station/app/demo/visit_form.h"
#include "station/app/wiring/token_labels.h"
#include "station/base/file_bytes.h"
#include "station/base/random.h"
#include "station/card/token_provisioner.h"
#include "station/case/event_codec.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"
#include "station/work/synchronise.h"
#include "sync/signed_statement.h"

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
    const char* role; ///< as which it is enrolled
    std::string_view label;
    const char* commonName;
    std::vector<const char*> certified; ///< ids of the keys that get a certificate
};

const std::array<Place, 3> kPlaces{{
    {"station", kStationToken, "RA-01", {card::kSigningKeyId, card::kTlsKeyId}},
    {"inspector", kInspectorToken, "inspector-7", {card::kSigningKeyId}},
    {"approver", kApproverToken, "approver-3", {card::kSigningKeyId}},
}};

/// The PIN that a person of the demonstration thinks up, or has thought up before.
Result<Secret> pinOf(const StationConfig& config, const std::string& role) {
    const fs::path people = config.directory / "people";
    if (fs::exists(people / (role + ".pin")))
        return rememberedPin(config, role);
    SystemRandom random;
    Secret pin = randomDigits(kPinDigits, random);
    RAPOINT_CHECK(writeFile(people / (role + ".pin"), pin.bytes()));
    fs::permissions(people / (role + ".pin"), fs::perms::owner_read | fs::perms::owner_write);
    return pin;
}

/// The certificate (DER) that the demonstration's central gives the key of this request.
Result<Bytes> enrolledBy(const fs::path& work, const Place& place, ByteView request) {
    const fs::path asked = work / "people" / "request.der";
    const fs::path given = work / "people" / "certificate.pem";
    RAPOINT_CHECK(writeFile(asked, request));
    RAPOINT_CHECK(runCentralCommand({"enrol", (work / "central").string(), "--role", place.role, "--name",
                                     place.commonName, "--csr", asked.string(), "--out", given.string()}));
    RAPOINT_TRY(const Certificate certificate, certificateInFile(given));
    std::error_code ignored;
    for (const fs::path& file : {asked, given})
        fs::remove(file, ignored);
    return toDer(certificate.get());
}

Result<> enrolPlace(const StationConfig& config, card::Pkcs11CardWriter& writer, const Place& place) {
    RAPOINT_TRY(const Secret pin, pinOf(config, place.role));
    card::TokenProvisioner provisioner{writer};
    const bool station = std::string_view{place.role} == "station";
    RAPOINT_TRY(const CardStatus token, provisioner.provision(std::string{place.label}, pin, pin,
                                                              station ? card::TokenProvisioner::stationKeys()
                                                                      : card::TokenProvisioner::officerKeys()));
    for (const char* key : place.certified) {
        RAPOINT_TRY(const Bytes request, provisioner.request(token.serial, pin, key, {{"CN", place.commonName}}));
        RAPOINT_TRY(const Bytes certificate, enrolledBy(config.directory, place, request));
        RAPOINT_CHECK(provisioner.install(token.serial, pin, key, certificate, {}));
        if (station && key == card::kSigningKeyId)
            RAPOINT_CHECK(writeFile(config.directory / "station.crt", certificate));
    }
    return {};
}

Result<> setUpCentral(const StationConfig& config) {
    const fs::path central = config.directory / "central";
    if (!fs::exists(central / "keys"))
        RAPOINT_CHECK(runCentralCommand({"init", central.string()}));
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
    RAPOINT_CHECK(prepareSimulatedCards(config));
    RAPOINT_TRY(const auto profile, card::readCardProfile(config.tokenProfileFile()));
    RAPOINT_TRY(const auto writer, card::Pkcs11CardWriter::open(profile));
    for (const Place& place : kPlaces)
        RAPOINT_CHECK(enrolPlace(config, *writer, place));
    RAPOINT_TRY(const auto station, Station::open(SimulatedSite{config}.resolved(), rememberedPins(config)));
    RAPOINT_CHECK(receiveStock(*station));
    RAPOINT_CHECK(writeStationConfig(config));
    output.progress("");
    return config;
}

Result<> giveMandate(Station& station, const StationConfig& config) {
    const auto kept = station.mandate().read();
    if (!kept && kept.error().code != FaultCode::MandateMissing)
        return tl::make_unexpected(kept.error());
    if (kept && *kept)
        return {};
    const fs::path file = config.directory / "mandate.p7s";
    RAPOINT_CHECK(
        runCentralCommand({"mandate", (config.directory / "central").string(), "--station", station.name(),
                           "--cases", std::to_string(kMandateCases), "--days", std::to_string(kMandateDays),
                           "--mode", "desk", "--mode", "mobile", "--mode", "kiosk", "--out", file.string()}));
    RAPOINT_TRY(const Bytes mandate, readFile(file, sync::kMaxStatementSize));
    RAPOINT_CHECK(work::takeMandate(station.workbench(), mandate));
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
        const fs::path request = config.directory / "applicant" / "visit.json";
        RAPOINT_CHECK(writeFile(request, bytesOf(toJson(form).dump())));
        RAPOINT_CHECK(runCentralCommand({"put-visit", (config.directory / "central").string(), request.string()}));
    }
    RAPOINT_TRY(const DemoScript script, scriptOf(options, reference));
    RAPOINT_CHECK(DemoDesk{config.directory}.bringDocument(
        builtIn ? std::vector{fs::path{specimen}.replace_extension(".jpg")} : options.document));
    return saveScript(script, config.directory / "applicant" / "script.json");
}

} // namespace rapoint::app
