#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/base/file_bytes.h"
#include "station/work/clock_correction.h"
#include "station/work/package_export.h"
#include "station/work/synchronise.h"
#include "sync/signed_statement.h"

#include <algorithm>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// While the clock is wrong nothing can be recorded; what is sealed goes to the central nevertheless.
Result<> deliverAllTheSame(Station& station, Output& output) {
    return work::deliverSealed(station.workbench(), [&](const CaseId& id, const Result<>& went) {
        output.say(id.text() + (went ? ": delivered" : ": " + explain(went.error())));
        output.object({{"caseId", id.text()}, {"delivered", went.has_value()}});
    });
}

Result<int> run(const Workplaces& places, const fs::path& work, Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {.printers = true, .central = true}));
    Station& station = place.station();
    const auto fetched = work::fetchVisits(station.workbench());
    if (!fetched && work::isAboutClock(fetched.error()))
        RAPOINT_CHECK(deliverAllTheSame(station, output));
    RAPOINT_TRY(const std::size_t visits, fetched);
    RAPOINT_CHECK(work::fetchMandate(station.workbench()));
    output.say(std::to_string(visits) + " visits on the list");
    RAPOINT_TRY(const auto waiting, work::waitingCases(station.workbench()));
    output.object({{"visits", visits}, {"waiting", waiting.size()}});
    // One item that cannot go on does not hold the others up; the worst of them is the command's status.
    int status = 0;
    for (const CaseId& id : waiting) {
        const auto went = place.goOn({.id = id, .asked = false}, output);
        const int own = went ? *went : output.fault(went.error());
        if (!went || own != static_cast<int>(ExitStatus::Refused))
            status = std::max(status, own);
    }
    return status;
}

Result<> showStatus(const Workplaces& places, const fs::path& work, const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {}));
    RAPOINT_TRY(const auto waiting, work::waitingCases(place.station().workbench()));
    for (const CaseId& id : waiting) {
        RAPOINT_TRY(const auto events, place.station().journal().load(id));
        const CaseState state = fold(events);
        const std::string cause = !state.delivered ? "the package has no receipt yet"
                                  : state.refused && state.requested && !state.last<CertificateRevoked>()
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

Result<> takeMandateFile(const Workplaces& places, const fs::path& work, const fs::path& file,
                         const Output& output) {
    RAPOINT_TRY(const Bytes signedForm, readFile(file, sync::kMaxStatementSize));
    RAPOINT_TRY(Workplace place, places.enter(work, {}));
    RAPOINT_TRY(const work::Mandate mandate, work::takeMandate(place.station().workbench(), signedForm));
    output.say(std::to_string(mandate.cases) + " cases until " + toText(mandate.endsAt));
    output.object({{"station", mandate.station},
                   {"cases", mandate.cases},
                   {"issuedAt", toText(mandate.issuedAt)},
                   {"endsAt", toText(mandate.endsAt)}});
    return {};
}

Result<> exportPackages(const Workplaces& places, const fs::path& work, const fs::path& target,
                        const Output& output) {
    RAPOINT_TRY(Workplace place, places.enter(work, {}));
    RAPOINT_TRY(const auto waiting, work::waitingCases(place.station().workbench()));
    std::error_code error;
    fs::create_directories(target, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the directory to export to cannot be made: " + error.message());
    for (const CaseId& id : waiting) {
        RAPOINT_TRY(const auto events, place.station().journal().load(id));
        const CaseState state = fold(events);
        if (state.delivered)
            continue;
        const work::Workbench& bench = place.station().workbench();
        RAPOINT_TRY(
            const fs::path file,
            work::exportPackage(bench.ports.outbox, {id, state, bench.sender, bench.ports.clock.now()}, target));
        output.say(file.string());
        output.object({{"caseId", id.text()}, {"file", file.string()}});
    }
    return {};
}

} // namespace

int runSyncRun(const Workplaces& places, const fs::path& work, Output& output) {
    const auto status = run(places, work, output);
    return status ? *status : output.fault(status.error());
}

int runSyncStatus(const Workplaces& places, const fs::path& work, Output& output) {
    const auto shown = showStatus(places, work, output);
    return shown ? 0 : output.fault(shown.error());
}

int runSyncMandate(const Workplaces& places, const fs::path& work, const fs::path& file, Output& output) {
    const auto taken = takeMandateFile(places, work, file, output);
    return taken ? 0 : output.fault(taken.error());
}

int runSyncExport(const Workplaces& places, const fs::path& work, const fs::path& target, Output& output) {
    const auto exported = exportPackages(places, work, target, output);
    return exported ? 0 : output.fault(exported.error());
}

} // namespace rapoint::app
