#include "station/app/cli/commands.h"
#include "station/app/cli/terminal_person.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/visit_sync.h"
#include "station/app/wiring/file_bytes.h"
#include "station/app/wiring/workplace.h"
#include "sync/signed_statement.h"

#include <algorithm>
#include <sstream>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Goes on with one case; nobody is asked anything.
Result<int> carryOn(Workplace& place, const CaseId& id, Output& output) {
    if (place.config().demo)
        return visit(place, {.resumed = id}, output);
    Station& station = place.station();
    std::istringstream nobody;
    RAPOINT_TRY(const Profile* const profile, station.profileOf(id));
    TerminalPerson person{*profile, [&] { return station.signInApprover(); }, nullptr, nobody, output};
    RAPOINT_TRY(Engine engine, station.engine());
    RAPOINT_TRY(const Standing standing, engine.advance(id, person));
    output.say(id.text() + ": " + (standing.finished ? standing.finished->outcome : "waits"));
    output.object(
        {{"caseId", id.text()}, {"outcome", standing.finished ? standing.finished->outcome : "waiting"}});
    return 0;
}

Result<int> run(const fs::path& work, Output& output) {
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {.printers = true, .central = true}));
    Station& station = place.station();
    RAPOINT_TRY(const std::size_t visits, fetchVisits(station));
    RAPOINT_CHECK(fetchMandate(station));
    output.say(std::to_string(visits) + " visits on the list");
    RAPOINT_TRY(const auto waiting, waitingCases(station));
    output.object({{"visits", visits}, {"waiting", waiting.size()}});
    // One item that cannot go on does not hold the others up; the worst of them is the command's status.
    int status = 0;
    for (const CaseId& id : waiting) {
        const auto went = carryOn(place, id, output);
        const int own = went ? *went : output.fault(went.error());
        if (!went || own != static_cast<int>(ExitStatus::Refused))
            status = std::max(status, own);
    }
    return status;
}

Result<> showStatus(const fs::path& work, const Output& output) {
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {}));
    RAPOINT_TRY(const auto waiting, waitingCases(place.station()));
    for (const CaseId& id : waiting) {
        RAPOINT_TRY(const auto events, place.station().journal().load(id));
        const CaseState state = fold(events);
        const std::string cause = !state.delivered ? "the package has no receipt yet"
                                  : state.refused && state.requested && !state.revoked
                                      ? "the certificate is not revoked yet"
                                  : state.refused      ? "to be closed"
                                  : !state.certificate ? "the certificate is not issued yet"
                                                       : "the certificate is not on the card yet";
        output.say(id.text() + ": " + cause);
        output.object({{"caseId", id.text()}, {"delivered", state.delivered.has_value()}, {"cause", cause}});
    }
    if (waiting.empty())
        output.say("nothing waits");
    return {};
}

Result<> takeMandateFile(const fs::path& work, const fs::path& file, const Output& output) {
    RAPOINT_TRY(const Bytes signedForm, readFile(file, sync::kLargestStatement));
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {}));
    RAPOINT_TRY(const work::Mandate mandate, takeMandate(place.station(), signedForm));
    output.say(std::to_string(mandate.cases) + " cases until " + toText(mandate.endsAt));
    output.object({{"station", mandate.station},
                   {"cases", mandate.cases},
                   {"issuedAt", toText(mandate.issuedAt)},
                   {"endsAt", toText(mandate.endsAt)}});
    return {};
}

Result<> exportPackages(const fs::path& work, const fs::path& target, const Output& output) {
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {}));
    RAPOINT_TRY(const auto waiting, waitingCases(place.station()));
    std::error_code error;
    fs::create_directories(target, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the directory to export to cannot be made: " + error.message());
    for (const CaseId& id : waiting) {
        RAPOINT_TRY(const auto events, place.station().journal().load(id));
        if (fold(events).delivered)
            continue;
        RAPOINT_TRY(const Bytes package, place.station().ports().outbox.get(id));
        const fs::path file = target / (id.text() + ".p7m");
        RAPOINT_CHECK(writeFile(file, package));
        output.say(file.string());
        output.object({{"caseId", id.text()}, {"file", file.string()}});
    }
    return {};
}

} // namespace

int runSyncRun(const fs::path& work, Output& output) {
    const auto status = run(work, output);
    return status ? *status : output.fault(status.error());
}

int runSyncStatus(const fs::path& work, Output& output) {
    const auto shown = showStatus(work, output);
    return shown ? 0 : output.fault(shown.error());
}

int runSyncMandate(const fs::path& work, const fs::path& file, Output& output) {
    const auto taken = takeMandateFile(work, file, output);
    return taken ? 0 : output.fault(taken.error());
}

int runSyncExport(const fs::path& work, const fs::path& target, Output& output) {
    const auto exported = exportPackages(work, target, output);
    return exported ? 0 : output.fault(exported.error());
}

} // namespace rapoint::app
