#include "tests/journeys/desk_fixture.h"

#include "capture/camera/folder_camera.h"
#include "station/app/demo/demo_people.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/simulated_cards.h"
#include "station/base/file_bytes.h"
#include "station/store/station_store.h"
#include "sync/central/commands.h"
#include "tests/support/results.h"

#include <fstream>
#include <utility>

namespace rapoint::tests {

namespace {

namespace fs = std::filesystem;
using test::requireDone;
using test::valueOf;

/// The registration point that all others are copied from, and what is simulated around all of them.
struct Original {
    TemporaryDirectory directory;
    std::unique_ptr<app::SimulatedSite> site;

    Original() {
        app::Output output{false};
        const fs::path work = directory.path() / "work";
        const auto config = valueOf(app::setUpDemo(work, "cencert", output));
        requireDone(app::layOutApplicant(config, {}));
        site = std::make_unique<app::SimulatedSite>(config);
        requireDone(site->startPrinters());
        requireDone(site->startCentral());
        const auto station = valueOf(app::Station::open(site->resolved(), app::rememberedPins(config)));
        Ports& ports = station->ports();
        const Instant now = ports.clock.now();
        requireDone(ports.visits.replace(valueOf(station->visitSource().fetch()), now));
    }
    fs::path work() const { return directory.path() / "work"; }
    fs::path central() const { return work() / "central"; }
};

const Original& original() {
    static const Original one;
    return one;
}

} // namespace

DeskFixture::DeskFixture() {
    for (const char* part : {"station", "bundle", "people", "applicant", "desk", "cards"})
        fs::copy(original().work() / part, work() / part, fs::copy_options::recursive);
    // It names the tokens' place and is written again.
    fs::remove(work() / "cards" / "softhsm2.conf");
    for (const char* file : {"station.toml", "station.crt"})
        fs::copy_file(original().work() / file, work() / file);
    // Each copy of the original is to the central a station that was set back.
    static_cast<void>(sync::commands::acceptHead(original().central(), "RA-01"));
    openStation();
}

Result<app::StationConfig> DeskFixture::config(const StandIns& standIns) const {
    RAPOINT_TRY(app::StationConfig config, app::readStationConfig(work()));
    RAPOINT_CHECK(app::prepareSimulatedCards(config));
    const app::StationConfig sound = original().site->resolved();
    config.central = standIns.central.empty() ? sound.central : standIns.central;
    config.printer = standIns.printer.empty() ? sound.printer : standIns.printer;
    config.envelopePrinter = standIns.envelopePrinter.empty() ? sound.envelopePrinter : standIns.envelopePrinter;
    return config;
}

Result<std::unique_ptr<app::Station>> DeskFixture::tryToOpen(const StandIns& standIns) const {
    RAPOINT_TRY(const app::StationConfig opened, config(standIns));
    return app::Station::open(opened, app::rememberedPins(opened));
}

void DeskFixture::openStation(const StandIns& standIns) {
    closeStation();
    m_station = valueOf(tryToOpen(standIns));
}

app::Station& DeskFixture::station() {
    BOOST_REQUIRE(m_station);
    return *m_station;
}

fs::path DeskFixture::contractSpool() {
    return original().site->contractPrinter()->spoolDirectory();
}

fs::path DeskFixture::centralDirectory() {
    return original().central();
}

std::uint16_t DeskFixture::centralPort() {
    const std::string url = original().site->resolved().central;
    return static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
}

Officer DeskFixture::inspector() {
    return valueOf(station().inspector());
}

void DeskFixture::lay(const fs::path& picture) {
    const app::DemoDesk desk{work()};
    requireDone(desk.bringDocument({fs::path{RAPOINT_SOURCE_DIR} / "assets" / "specimens" / picture}));
    requireDone(desk.layDocument());
}

void DeskFixture::lay(ByteView picture, const std::string& name) {
    const fs::path file = work() / name;
    requireDone(rapoint::writeFile(file, picture));
    requireDone(app::DemoDesk{work()}.bringDocument({file}));
    requireDone(app::DemoDesk{work()}.layDocument());
}

app::Script DeskFixture::script() {
    app::Script script;
    script.reference = "2026-000241";
    script.approver = [this] { return station().signInApprover(); };
    return script;
}

DeskPeople DeskFixture::people(const CaseId& id, app::Script script) {
    script.signOnPaper = [this, id] {
        return app::DemoDesk{work()}.layContract(id, original().site->contractPrinter()->spoolDirectory());
    };
    return {std::move(script), station().profile(), m_output};
}

DeskPeople DeskFixture::facing(const CaseId& id, app::Script script) {
    auto person = people(id, std::move(script));
    person.on("features", [this](const Question&, const CaseState& state) -> std::optional<Answer> {
        BOOST_REQUIRE(app::DemoDesk{work()}.showPerson());
        FeaturesSeen seen;
        for (const std::string& feature : state.features->features)
            seen.present[feature] = true;
        return seen;
    });
    return person;
}

CaseId DeskFixture::begin(const Clock& clock) {
    m_seen = 1;
    requireDone(app::DemoDesk{work()}.layDocument());
    Ports ports = ReplacedPorts{.clock = &clock}.in(station().ports());
    Engine engine{station().profiles(), ports, station().journal(), inspector()};
    return valueOf(engine.open("desk", true));
}

Result<CaseProgress> DeskFixture::advance(const CaseId& id, Person& person, ReplacedPorts replaced) {
    // A camera of this call alone: it gives no picture twice, and the desk is laid again between the calls.
    capture::FolderCamera camera{work() / "desk"};
    replaced.camera = &camera;
    Ports ports = replaced.in(station().ports());
    Engine engine{station().profiles(), ports, station().journal(), inspector()};
    return engine.advance(id, person);
}

CaseState DeskFixture::stopAt(const CaseId& id, const std::string& what) {
    auto person = people(id);
    person.silentAt(what);
    const CaseProgress progress = valueOf(advance(id, person));
    BOOST_REQUIRE(progress.question);
    BOOST_TEST(progress.question->what == what);
    m_seen = progress.state.length;
    return progress.state;
}

void DeskFixture::requireClosed(const CaseId& id, const Result<CaseProgress>& progress,
                                const std::string& outcome) {
    requireDone(progress);
    BOOST_REQUIRE_MESSAGE(progress->finished, "waits at " << (progress->question ? progress->question->what : ""));
    BOOST_TEST(progress->finished->outcome == outcome);
    BOOST_TEST(atCentral(id).value("state", "unknown") == "opened");
    BOOST_TEST(test::nameOfFault(station().journal().load(id)) == "case-closed");
    BOOST_TEST(test::nameOfFault(station().ports().outbox.get(id)) != "");
    BOOST_TEST(!valueOf(station().store().audit().verify()).brokenAt.has_value());
    requireStockInBalance(id);
}

void DeskFixture::requireStockInBalance(const CaseId& id) {
    Stock& stock = station().ports().stock;
    for (const StockKind kind : {StockKind::Card, StockKind::Envelope}) {
        BOOST_TEST(valueOf(stock.balance(kind)).balances());
        for (const StockItem& item : valueOf(stock.list(kind)))
            if (item.caseId == id.text())
                BOOST_TEST((item.state == "issued" || item.state == "spoiled"),
                           item.serial << " is " << item.state);
    }
    BOOST_TEST(valueOf(stock.disagreements()) == std::vector<std::string>{}, boost::test_tools::per_element());
}

void DeskFixture::requireCompleted(const CaseId& id) {
    auto person = people(id);
    requireClosed(id, advance(id, person), "completed");
}

void DeskFixture::requireRefused(const CaseId& id, const std::string& reason) {
    app::Script refusing = script();
    refusing.refusal = reason;
    auto person = people(id, refusing);
    const auto progress = advance(id, person);
    requireClosed(id, progress, "refused");
    BOOST_TEST(progress->state.refused->reason == reason);
}

Fault DeskFixture::requireFault(const CaseId& id, const Result<CaseProgress>& progress, FaultCode code) {
    BOOST_REQUIRE(!progress);
    BOOST_TEST(rowOf(progress.error().code).name == rowOf(code).name);
    BOOST_TEST(!rowOf(code).advice.empty());
    const auto kept = events(id);
    BOOST_TEST(kept.size() >= m_seen);
    m_seen = kept.size();
    BOOST_TEST(!valueOf(station().store().audit().verify()).brokenAt.has_value());
    return progress.error();
}

CaseState DeskFixture::state(const CaseId& id) {
    return fold(events(id));
}

std::vector<RecordedEvent> DeskFixture::events(const CaseId& id) {
    return valueOf(station().journal().load(id));
}

std::vector<std::string> DeskFixture::audited(const CaseId& id) const {
    std::vector<std::string> names;
    std::ifstream log{work() / "station" / "audit.log"};
    for (std::string line; std::getline(log, line);) {
        const auto entry = nlohmann::json::parse(line);
        if (entry.value("case", "") == id.text())
            names.push_back(entry.value("kind", ""));
    }
    return names;
}

std::vector<nlohmann::json> DeskFixture::linesOfAudit(const std::string& kind) const {
    std::vector<nlohmann::json> lines;
    std::ifstream log{work() / "station" / "audit.log"};
    for (std::string line; std::getline(log, line);)
        if (auto entry = nlohmann::json::parse(line); entry.value("kind", "") == kind)
            lines.push_back(std::move(entry));
    return lines;
}

nlohmann::ordered_json DeskFixture::atCentral(const CaseId& id) {
    for (const auto& row : valueOf(sync::commands::list(original().central())))
        if (row.at("caseId") == id.text())
            return row;
    return nlohmann::ordered_json::object();
}

std::vector<std::string> DeskFixture::openedAtCentral(const CaseId& id) const {
    return valueOf(sync::commands::open(original().central(), id, work() / "opened"));
}

fs::path DeskFixture::tokenDirectory(const std::string& serial) const {
    for (const auto& entry : fs::directory_iterator{work() / "cards" / "tokens"}) {
        std::string name = entry.path().filename().string();
        std::erase(name, '-');
        if (name.ends_with(serial))
            return entry.path();
    }
    BOOST_FAIL("no token has the serial " << serial);
    return {};
}

} // namespace rapoint::tests
