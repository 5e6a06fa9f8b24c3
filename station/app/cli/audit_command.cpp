#include "station/app/cli/commands.h"
#include "station/app/cli/workplace.h"
#include "station/app/wiring/audit_reader.h"
#include "station/work/clock_correction.h"

namespace rapoint::app {

namespace {

/// Needs no token and no running station, unless the central is to be asked: an auditor can do it on a copy of the
/// directory.
Result<AuditFinding> verify(const Workplaces& places, const AuditOptions& options) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(options.work));
    RAPOINT_TRY(AuditFinding finding, verifyAudit(config, {.bundle = options.bundle, .record = options.record}));
    RAPOINT_CHECK(finding.checkIntact());
    if (options.central) {
        RAPOINT_TRY(Workplace place, places.enter(config, {.printers = false, .central = true}));
        RAPOINT_CHECK(place.station().reportLog());
    }
    return finding;
}

Result<> correct(const Workplaces& places, const AuditOptions& options) {
    RAPOINT_TRY(Workplace place, places.enter(options.work, {}));
    RAPOINT_TRY(const Officer first, place.station().inspector());
    RAPOINT_TRY(const Officer second, place.station().signInApprover());
    return work::correctClock(place.station().workbench(), first, second, options.reason);
}

Result<> confirm(const Workplaces& places, const AuditOptions& options) {
    RAPOINT_TRY(Workplace place, places.enter(options.work, {}));
    RAPOINT_TRY(const Officer officer, place.station().inspector());
    return work::confirmClock(place.station().workbench(), officer, options.reason);
}

int ended(const Result<>& done, const char* what, Output& output) {
    if (!done)
        return output.fault(done.error());
    output.say(what);
    return 0;
}

} // namespace

int runAuditShow(const std::filesystem::path& work, const std::string& number, Output& output) {
    const auto config = readStationConfig(work);
    const auto visit =
        config ? work::findInAudit(auditReader(*config), number) : tl::make_unexpected(config.error());
    if (!visit)
        return output.fault(visit.error());
    for (const work::AuditedFact& fact : visit->facts) {
        output.say(toText(fact.at) + "  " + fact.kind + "  " + fact.actor);
        output.object({{"caseId", visit->caseId},
                       {"line", fact.number},
                       {"at", toText(fact.at)},
                       {"fact", fact.kind},
                       {"by", fact.actor}});
    }
    return 0;
}

int runAuditVerify(const Workplaces& places, const AuditOptions& options, Output& output) {
    const auto finding = verify(places, options);
    if (!finding)
        return output.fault(finding.error());
    output.say("the audit log is whole: " + std::to_string(finding->entries) + " entries");
    if (finding->interruptions > 0)
        output.say("programs that ended without having signed their last entries: " +
                   std::to_string(finding->interruptions));
    output.object({{"entries", finding->entries}, {"whole", true}, {"interruptions", finding->interruptions}});
    return 0;
}

int runAuditCorrectClock(const Workplaces& places, const AuditOptions& options, Output& output) {
    return ended(correct(places, options), "the correction of the clock is recorded", output);
}

int runAuditConfirmClock(const Workplaces& places, const AuditOptions& options, Output& output) {
    return ended(confirm(places, options), "the clock is confirmed", output);
}

} // namespace rapoint::app
