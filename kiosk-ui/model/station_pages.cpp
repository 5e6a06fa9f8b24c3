#include "kiosk-ui/model/station_pages.h"

#include "kiosk-ui/model/dialog_parts.h"
#include "kiosk-ui/model/language.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/stage.h"
#include "station/work/visit_number.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::size_t kMaxVisits = 4;
constexpr std::size_t kMaxTasks = 5;

Page plainPage(std::string name, std::string icon) {
    Page page{.name = name, .icon = std::move(icon), .title = {.id = name + ".title"}};
    page.lead = Text{.id = name + ".lead"};
    return page;
}

Page pinPage(std::string name, const std::optional<Fault>& fault, std::size_t digits) {
    Page page = plainPage(std::move(name), "lock");
    if (fault)
        page.notice = noticeOf(*fault);
    page.pin = PinField{.label = {.id = "field.pin"}, .entered = digits};
    return page;
}

LanguageCode languageOf(const Language& language) {
    return {std::string{language.code}};
}

} // namespace

std::string shortName(const CaseId& id) {
    return work::visitNumber(id);
}

Page startPage(Mode mode) {
    const bool alone = mode == Mode::Kiosk;
    Page page = plainPage(alone ? "welcome" : "start", "logo");
    for (const Language& language : languages())
        page.tiles.push_back({.action = Action{alone ? "begin-in" : "set-language", languageOf(language)},
                              .label = literal(ownNameOf(language.code))});
    if (!alone)
        page.primary = button("begin");
    else
        page.secondary = {button("status"), button("activate")};
    return page;
}

Page languagePage(const std::string& current) {
    Page page = plainPage("language", "language");
    for (const Language& language : languages())
        page.tiles.push_back({.action = Action{"set-language", languageOf(language)},
                              .label = literal(ownNameOf(language.code)),
                              .icon = language.code == current ? "tick" : ""});
    page.secondary = {button("back")};
    return page;
}

Page signInPage(const std::optional<Fault>& fault, std::size_t digits) {
    Page page = pinPage("sign-in", fault, digits);
    page.primary = button("sign-in");
    page.primary->enabled = digits > 0;
    page.secondary = {button("back")};
    return page;
}

Page lockedPage(const std::optional<Fault>& fault, std::size_t digits) {
    Page page = pinPage("locked", fault, digits);
    page.primary = button("unlock");
    page.primary->enabled = digits > 0;
    return page;
}

Page workListPage(const Overview& overview, const std::string& language, int minutesEast) {
    Page page = plainPage("work-list", "list");
    if (overview.open.empty())
        page.lead = Text{.id = "work-list.none"};
    else
        page.lead->count = static_cast<long>(overview.allOpen);
    for (std::size_t i = 0; i < std::min(overview.open.size(), kMaxVisits); ++i) {
        const OpenVisit& visit = overview.open[i];
        Button tile{.action = Action{"resume", visit.id},
                    .label = {.id = "work-list.visit", .with = {{"number", shortName(visit.id)}}},
                    .detail = Text{.id = visit.waitsForCentral ? "work-list.waits"
                                         : visit.fromKiosk     ? "work-list.kiosk"
                                                               : "work-list.begun",
                                   .with = {{"time", localTime(visit.openedAt, minutesEast, language)}}},
                    .icon = visit.waitsForCentral ? "network" : "person"};
        const int stage = visit.word.empty() ? 0 : std::max(0, stageOf(visit.word));
        tile.detail->terms["stage"] = std::string{stages()[static_cast<std::size_t>(stage)]};
        page.tiles.push_back(std::move(tile));
    }
    page.primary = button("new-visit");
    page.secondary = {button("sign-out"), button("overview"), button("activate")};
    if (overview.open.size() > kMaxVisits)
        page.secondary.push_back(button("queue"));
    return page;
}

Page workingPage(const std::vector<std::string>& steps) {
    Page page = plainPage("working", "hourglass");
    const std::size_t first = steps.size() > kMaxTasks ? steps.size() - kMaxTasks : 0;
    for (std::size_t i = first; i < steps.size(); ++i)
        page.tasks.push_back({.label = {.id = "step." + steps[i]},
                              .state = i + 1 == steps.size() ? TaskState::Running : TaskState::Done});
    if (!steps.empty())
        page.stage = std::max(0, stageOf(steps.back()));
    return page;
}

Page cameraPage(const std::string& guidance, const std::string& step) {
    Page page = plainPage(step == "sign-contract"       ? "camera-contract"
                          : step == "prefill-applicant" ? "camera-code"
                          : step == "compare-face"      ? "camera-face"
                                                        : "camera-document",
                          "camera");
    page.camera = true;
    page.stage = std::max(0, stageOf(step));
    page.notice = Notice{.mark = guidance == "done" ? Mark::Good : Mark::Attention,
                         .text = {.id = "guidance." + (guidance.empty() ? std::string{"opening"} : guidance)}};
    page.primary = button("take-picture");
    page.primary->enabled = !guidance.empty();
    page.secondary = {button("leave-camera")};
    return page;
}

Page endPage(const VisitEnd& end, Mode mode) {
    using Kind = VisitEnd::Kind;
    Page page;
    switch (end.kind) {
    case Kind::Completed:
        page = plainPage("completed", "tick");
        page.rows.push_back(
            {.label = {.id = "hand-over.card"}, .value = literal(end.cardSerial), .mark = Mark::Good});
        page.rows.push_back({.label = {.id = "completed.next"}, .value = {.id = "completed.next-text"}});
        break;
    case Kind::Refused:
        page = plainPage("refused", "stop");
        page.rows.push_back({.label = {.id = "deferred.reason"}, .value = reasonText(end.reason)});
        page.rows.push_back({.label = {.id = "completed.next"}, .value = {.id = "refused.next-text"}});
        break;
    case Kind::Deferred:
        page = plainPage("deferred", "clock");
        page.rows.push_back({.label = {.id = "deferred.reason"}, .value = reasonText(end.reason)});
        page.rows.push_back({.label = {.id = "completed.next"}, .value = {.id = "deferred.next-text"}});
        break;
    case Kind::Waiting:
        page = plainPage("waiting", "clock");
        page.lead->terms["whom"] = "role." + end.reason;
        break;
    case Kind::PutAside:
        page = plainPage("put-aside", "list");
        break;
    }
    if (end.fault)
        page.notice = noticeOf(*end.fault);
    page.primary = button(mode == Mode::Kiosk ? "finish" : "to-work-list");
    return page;
}

Page officerNextPage(const std::string& number) {
    Page page = plainPage("officer-next", "person");
    if (!number.empty())
        page.rows.push_back({.label = {.id = "officer-next.number"}, .value = literal(number)});
    page.primary = button("finish");
    return page;
}

Page idlePage(long secondsLeft) {
    Page page = plainPage("idle", "clock");
    page.lead->count = secondsLeft;
    page.primary = button("extend");
    page.secondary = {button("end-now")};
    return page;
}

} // namespace rapoint::kiosk_ui
