#include "station/app/demo/demo_visit.h"

#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_mail.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/scripted_person.h"
#include "station/app/demo/visit_result.h"
#include "station/base/secret.h"
#include "station/store/station_store.h"

#include <cstdio>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

std::string millisecondsText(std::chrono::microseconds duration) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f ms", static_cast<double>(duration.count()) / 1000.0);
    return text;
}

void report(const StepReport& step, VisitResult& result, Output& output) {
    if (step.exit.empty())
        return output.progress("  " + step.step +
                               (step.fact == KeyIntended::kName
                                    ? ": the card makes its key, which may take two minutes ..."
                                    : " ..."));
    output.progress("");
    output.say("  " + step.step + ": " + step.exit + "  (" + millisecondsText(step.duration) + ")");
    output.object(
        {{"step", step.step}, {"exit", step.exit}, {"ms", static_cast<double>(step.duration.count()) / 1000.0}});
    result.steps.emplace_back(step);
}

/// The pages that were photographed before the visit was interrupted need not lie there again.
Result<std::size_t> pagesTaken(Station& station, const CaseId& id, const VisitPlan& plan) {
    if (!plan.resumed || plan.takeAgain)
        return 0;
    RAPOINT_TRY(const auto events, station.journal().load(id));
    const CaseState state = fold(events);
    return state.document ? 0 : static_cast<std::size_t>(state.pages.count());
}

/// What is begun at a kiosk is done by the applicant alone as far as that goes; then an officer goes on at the
/// desk.
Result<CaseProgress> advance(const Engine& engine, const CaseId& id, const VisitPlan& plan, ScriptedPerson& person,
                             const Output& output) {
    Engine officers = engine;
    if (plan.mode == "kiosk" && !plan.resumed) {
        Engine alone = engine;
        alone.setUnattended();
        RAPOINT_TRY(CaseProgress progress, alone.advance(id, person));
        if (!progress.waiting)
            return progress;
        output.say("  the applicant's part is done, an officer goes on at the desk");
        output.object({{"caseId", id.text()}, {"goesOnAt", "desk"}});
    }
    return officers.advance(id, person);
}

/// What the people of this visit do and say. The place outlives the answers.
Script answersOf(const DemoScript& people, const VisitPlan& plan, const DemoPlace& place, const CaseId& id) {
    return {.reference = people.reference,
            .corrections = people.corrections,
            .deferral = plan.resumed ? "" : people.deferral,
            .refusal = plan.refusal,
            .takeAgain = plan.takeAgain,
            .keepPoorPictures = true,
            .pictures = std::ssize(DemoDesk{place.work}.document()),
            .clarified = plan.resumed.has_value(),
            .paymentWay = people.payment,
            .signing = people.signing,
            .pinWay = people.pinWay,
            .approver = [&station = place.station] { return station.signInApprover(); },
            .signOnPaper = [&place, id]() -> Result<> {
                return DemoDesk{place.work}.layContract(id, place.site.contractPrinter()->spoolDirectory());
            },
            .readCode = [&work = place.work, id] { return codeInMail(mailboxOf(work), id); }};
}

bool waitsForNetwork(const Fault& fault) {
    return rowOf(fault.code).exitStatus == ExitStatus::Central && rowOf(fault.code).remedy == Remedy::Wait;
}

} // namespace

Result<> receiveStock(Station& station) {
    Stock& stock = station.ports().stock;
    for (const StockKind kind : {StockKind::Card, StockKind::Envelope}) {
        RAPOINT_TRY(const StockBalance balance, stock.balance(kind));
        if (balance.free > 0)
            continue;
        RAPOINT_TRY(const Officer inspector, station.inspector());
        // Serials count up over all boxes, and stay of one length.
        const std::string first =
            (kind == StockKind::Card ? "C" : "E") + std::to_string(10'000'000 + balance.received + 1);
        RAPOINT_TRY(const std::vector<std::string> box, serialsFrom(first, 100));
        RAPOINT_CHECK(stock.receive(kind, box, inspector.id, station.ports().clock.now()));
    }
    return {};
}

Result<int> visit(const DemoPlace& place, const VisitPlan& plan, Output& output) {
    Station& station = place.station;
    const fs::path& work = place.work;
    RAPOINT_TRY(const DemoScript people, loadScript(work / "applicant" / "script.json"));
    RAPOINT_CHECK(receiveStock(station));

    VisitResult result;
    RAPOINT_TRY(Engine engine, station.engine());
    if (people.asOf)
        engine.judgeDocumentsAsOf(*people.asOf);
    const DemoDesk desk{work};
    engine.watch([&](const StepReport& step) {
        report(step, result, output);
        if (step.step == "compare-face" && step.exit.empty())
            static_cast<void>(desk.showPerson()); // without it the camera has nothing to see, and says so
    });
    CaseId id;
    if (plan.resumed) {
        id = *plan.resumed;
    } else {
        RAPOINT_TRY(id, engine.open(plan.mode, true));
    }
    result.caseId = id;
    output.say("case " + id.text());
    output.object({{"caseId", id.text()}});

    RAPOINT_TRY(const std::size_t taken, pagesTaken(station, id, plan));
    RAPOINT_CHECK(desk.layDocument(taken));
    RAPOINT_TRY(const Profile* const profile, station.profileOf(id));
    ScriptedPerson person{answersOf(people, plan, place, id), *profile, output};
    auto progress = advance(engine, id, plan, person, output);
    RAPOINT_CHECK(station.store().audit().signHead(station.ports().clock.now()));
    if (!progress) {
        if (!plan.offline || !waitsForNetwork(progress.error()))
            return tl::make_unexpected(progress.error());
        result.waitingFor = "central";
        RAPOINT_TRY(const auto events, station.journal().load(id));
        progress = CaseProgress{fold(events)};
    }
    if (person.fault())
        return tl::make_unexpected(*person.fault());
    if (progress->question)
        result.waitingFor = progress->question->step + ": " + progress->question->what;
    if (progress->waiting)
        result.waitingFor = progress->waiting->step->by + ": " + progress->waiting->step->id;
    return conclude(place, progress->state, result, output);
}

} // namespace rapoint::app
