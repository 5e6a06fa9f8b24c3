#pragma once

#include "station/app/demo/demo_desk.h"
#include "station/app/demo/scripted_person.h"
#include "station/app/demo/simulated_site.h"
#include "station/app/wiring/station.h"
#include "tests/journeys/desk_people.h"
#include "tests/journeys/replaced_ports.h"
#include "tests/support/temporary_directory.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rapoint::tests {

/// What a test's station finds in place of the sound things around it; empty: the sound one.
struct StandIns {
    std::string central{};
    std::string printer{};
    std::string envelopePrinter{};
};

/// A registration point of its own for each test: a copy of one that was set up once, with its tokens in SoftHSM,
/// its data directory and its desk. Printers and central are real processes, shared by all tests of the
/// executable.
class DeskFixture {
public:
    DeskFixture();
    DeskFixture(const DeskFixture&) = delete;
    DeskFixture& operator=(const DeskFixture&) = delete;

    /// Opens the station, or opens it again as after a restart of the program.
    void openStation(const StandIns& standIns = {});
    void closeStation() { m_station.reset(); }
    /// The configuration that openStation() opens the station with.
    Result<app::StationConfig> config(const StandIns& standIns = {}) const;
    /// What openStation() opens, without requiring that it succeeds.
    Result<std::unique_ptr<app::Station>> tryToOpen(const StandIns& standIns = {}) const;
    app::Station& station();
    Officer inspector();
    const std::filesystem::path& work() const { return m_directory.path(); }
    /// What the shared contract printer put out.
    static std::filesystem::path contractSpool();
    /// Where the shared central keeps what it has.
    static std::filesystem::path centralDirectory();
    /// The port that the shared central listens on.
    static std::uint16_t centralPort();

    /// Lays this picture of a document under the camera. A name without a slash is one of assets/specimens.
    void lay(const std::filesystem::path& picture);
    void lay(ByteView picture, const std::string& name);

    /// What the people of an ordinary visit have in mind.
    app::Script script();
    /// Those people, who sign what the shared printer put out.
    DeskPeople people(const CaseId& id) { return people(id, script()); }
    DeskPeople people(const CaseId& id, app::Script script);
    /// Those of whom the applicant looks into the camera when the features have been seen.
    DeskPeople facing(const CaseId& id, app::Script script);

    /// Lays the applicant's document on the desk and opens a case.
    CaseId begin() { return begin(station().ports().clock); }
    CaseId begin(const Clock& clock);
    Result<CaseProgress> advance(const CaseId& id, Person& person, ReplacedPorts replaced = {});
    /// An ordinary visit up to this question, which is left open.
    CaseState stopAt(const CaseId& id, const std::string& what);
    /// The case comes to this end, the central has opened its package, the station holds nothing of it, and its
    /// stock balances.
    void requireCompleted(const CaseId& id);
    void requireRefused(const CaseId& id, const std::string& reason);
    void requireClosed(const CaseId& id, const Result<CaseProgress>& progress, const std::string& outcome);
    /// Cards and envelopes add up, and none is under way for this case, which is over.
    void requireStockInBalance(const CaseId& id);
    /// The call ended with this fault, and the journal is whole: what had been recorded is still there.
    Fault requireFault(const CaseId& id, const Result<CaseProgress>& progress, FaultCode code);

    CaseState state(const CaseId& id);
    std::vector<RecordedEvent> events(const CaseId& id);
    /// The names of the case's events, which the audit log keeps for ever.
    std::vector<std::string> audited(const CaseId& id) const;
    /// The lines of this kind that the audit log has, in order.
    std::vector<nlohmann::json> linesOfAudit(const std::string& kind) const;
    /// The central's row of the case's package (commands::list); empty if it has none.
    static nlohmann::ordered_json atCentral(const CaseId& id);
    /// The names of the files in the case's package.
    std::vector<std::string> openedAtCentral(const CaseId& id) const;
    /// The directory in which SoftHSM keeps the card with this serial.
    std::filesystem::path tokenDirectory(const std::string& serial) const;

private:
    TemporaryDirectory m_directory;
    app::Output m_output{false};
    std::unique_ptr<app::Station> m_station;
    std::uint64_t m_seen = 0; ///< events that a fault must not take away again
};

} // namespace rapoint::tests
