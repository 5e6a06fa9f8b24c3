#include "station/app/gallery/gallery_pages.h"

#include "kiosk-ui/model/question_page.h"
#include "station/app/gallery/gallery_specimens.h"
#include "station/journey/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace rapoint::app {

namespace {

using namespace kiosk_ui;
using namespace std::chrono_literals;

void enter(Session& session) {
    session.press("begin");
    session.digit('1');
    session.press("sign-in");
    session.signedIn(fullOverview());
}

/// The word of a step that asks this; every step can be in trouble.
std::string stepAsking(std::string_view what) {
    const WordSpec* const row = wordOfQuestion(what);
    return std::string{row != nullptr ? row->word : "personalise-card"};
}

void ask(Session& session, const Profile& profile, const std::string& what) {
    Question question{stepAsking(what), what, std::nullopt};
    if (what == "picture")
        question.because = Fault{FaultCode::MrzCheckDigitWrong, "birthDate"};
    if (what == "trouble")
        question.because = Fault{FaultCode::CardMechanismMissing, {}};
    if (what == "certificate-rejected")
        question.because = Fault{FaultCode::CertificateRejected, "badRequest"};
    if (what == "approval")
        question.because = Fault{FaultCode::PinWrong, {}, TriesLeft{1}};
    std::vector<ShownPicture> pictures;
    if (what == "face")
        pictures = {{.label = {.id = "face.document"}}, {.label = {.id = "face.live"}}};
    if (what == "pages")
        pictures = {specimenPage(1, 2), specimenPage(2, 2)};
    CaseState state = specimen(profile);
    if (what == "signing-code")
        state.codeSent = ContractCodeSent{{}, "m•••@example.com", {}};
    session.asked(std::move(question), std::move(state), std::move(pictures));
}

GalleryPage opened(const std::string& name, const char* question, const Action& button) {
    return {name, Mode::Desk, [=](Session& session, const Profile& profile) {
                enter(session);
                ask(session, profile, question);
                session.press(button);
            }};
}

/// The question as an applicant alone at a kiosk is asked it.
GalleryPage alone(const std::string& what) {
    return {what + "-alone", Mode::Kiosk, [=](Session& session, const Profile& profile) {
                session.signedIn({});
                session.press({"begin-in", LanguageCode{session.language()}});
                if (what != "trouble")
                    return ask(session, profile, what);
                session.asked({"capture-document", what, Fault{FaultCode::CameraFailed, {}}}, specimen(profile));
            }};
}

/// One of the operator's pages, with what can go wrong there.
GalleryPage operatorPage(const std::string& name) {
    return {name, Mode::Desk, [name](Session& session, const Profile&) {
                enter(session);
                session.press(name);
                if (name == "audit")
                    session.orderFailed({FaultCode::AuditBroken, "line 4711: hash does not follow"});
                if (name == "end-of-day")
                    session.press("close-day");
            }};
}

GalleryPage ending(const std::string& name, VisitEnd end) {
    return {name, Mode::Desk, [end](Session& session, const Profile&) {
                enter(session);
                session.press("new-visit");
                session.ended(end);
            }};
}

/// Before a visit and beside it.
std::vector<GalleryPage> stationPages() {
    return {
        {"start", Mode::Desk, [](Session&, const Profile&) {}},
        {"sign-in", Mode::Desk,
         [](Session& session, const Profile&) {
             session.press("begin");
             session.signInFailed({FaultCode::PinLastTry, {}, TriesLeft{1}});
             session.digit('1');
         }},
        {"work-list", Mode::Desk, [](Session& session, const Profile&) { enter(session); }},
        {"queue-item", Mode::Desk,
         [](Session& session, const Profile&) {
             enter(session);
             session.press("queue");
             session.press({"item", session.overview().open.back().id});
             session.orderFailed({FaultCode::CentralSlow, {}});
         }},
        {"language", Mode::Desk, [](Session& session, const Profile&) { session.press("language"); }},
        {"working", Mode::Desk,
         [](Session& session, const Profile&) {
             enter(session);
             session.press("new-visit");
             for (const char* const word : {"personalise-card", "deliver-pin", "hand-over", "seal-package",
                                            "write-certificate", "issue-certificate"})
                 session.stepBegan(word);
         }},
        {"camera", Mode::Desk,
         [](Session& session, const Profile&) {
             enter(session);
             session.stepBegan("capture-document");
             session.cameraOpened();
             session.guided("glare");
         }},
        {"locked", Mode::Desk,
         [](Session& session, const Profile&) {
             enter(session);
             session.touched(0s);
             session.tick(25h);
         }},
    };
}

/// What an applicant or holder alone at a kiosk meets beside the questions.
std::vector<GalleryPage> kioskPages() {
    return {
        {"status", Mode::Kiosk,
         [](Session& session, const Profile&) {
             session.signedIn({});
             session.press("status");
         }},
        {"status-found", Mode::Kiosk,
         [](Session& session, const Profile&) {
             session.signedIn({});
             session.press("status");
             session.statusFound(VisitStatus{false, "approve-case", "approver"});
         }},
        {"activation", Mode::Kiosk,
         [](Session& session, const Profile&) {
             session.signedIn({});
             session.press("activate");
             session.digit('7');
             session.press("next-part");
             for (const char digit : {'1', '1', '1', '1', '1', '1'})
                 session.digit(digit);
             session.press("next-part");
         }},
        {"activated", Mode::Kiosk,
         [](Session& session, const Profile&) {
             session.signedIn({});
             session.press("activate");
             for (int part = 0; part < 3; ++part) {
                 for (const char digit : {'8', '2', '0', '4', '9', '6'})
                     session.digit(digit);
                 session.press("next-part");
             }
             session.cardActivated();
         }},
        {"welcome", Mode::Kiosk, [](Session& session, const Profile&) { session.signedIn({}); }},
        {"idle", Mode::Kiosk,
         [](Session& session, const Profile& profile) {
             session.signedIn({});
             session.press({"begin-in", LanguageCode{session.language()}});
             ask(session, profile, "privacy");
             session.touched(0s);
             session.tick(36h - 29s);
         }},
        {"officer-next", Mode::Kiosk,
         [](Session& session, const Profile& profile) {
             session.signedIn({});
             session.press({"begin-in", LanguageCode{session.language()}});
             session.visitBegan(fullOverview().open.front().id);
             ask(session, profile, "features");
         }},
    };
}

/// The operator's pages, empty and with what comes of their orders.
std::vector<GalleryPage> workPages() {
    std::vector<GalleryPage> pages;
    for (const OperatorPage& shown : operatorPages())
        if (shown.opensByName && shown.name != "mandate") // which only a mobile station has
            pages.push_back(operatorPage(std::string{shown.name}));
    for (const char* const name : {"overview", "mandate"})
        pages.push_back({name + std::string{"-mobile"}, Mode::Mobile, [name](Session& session, const Profile&) {
                             enter(session);
                             session.overviewChanged(mobileOverview());
                             session.press(name);
                         }});
    pages.push_back({"mandate-over", Mode::Mobile, [](Session& session, const Profile&) {
                         enter(session);
                         Overview overview = mobileOverview();
                         overview.mandate->fault = FaultCode::MandateUsedUp;
                         overview.mandate->visits = 0;
                         session.overviewChanged(overview);
                         session.press("mandate");
                     }});
    pages.push_back({"day-report", Mode::Desk, [](Session& session, const Profile&) {
                         enter(session);
                         session.press("end-of-day");
                         session.orderDone(DayReport{
                             {.mark = Mark::Attention,
                              .text = {.id = "end-of-day.differs", .with = {{"books", "98"}, {"counted", "97"}}}},
                             {specimenSheet()}});
                     }});
    pages.push_back({"audit-visit-found", Mode::Desk, [](Session& session, const Profile&) {
                         enter(session);
                         session.press("audit-visit");
                         session.orderDone(auditedVisit());
                     }});
    return pages;
}

/// Every question to an officer, and the pages that its buttons open.
std::vector<GalleryPage> visitPages() {
    std::vector<GalleryPage> pages;
    for (const QuestionPage& asked : questionPages())
        pages.push_back({std::string{asked.what}, Mode::Desk,
                         [what = std::string{asked.what}](Session& session, const Profile& profile) {
                             enter(session);
                             ask(session, profile, what);
                             if (what == "payment")
                                 session.choose("way", "deferred");
                         }});
    pages.push_back(opened("refuse", "confirm-data", "refuse"));
    pages.push_back(opened("defer", "confirm-data", "defer"));
    pages.push_back(opened("replace-card", "hand-over", "replace-card"));
    pages.push_back(opened("correct", "confirm-data", {"correct", kiosk_ui::FieldName{"surname"}}));
    for (const char* const name : {"read-contract", "sign-on-screen", "sign-with-card"})
        pages.push_back({name, Mode::Desk, [name](Session& session, const Profile& profile) {
                             enter(session);
                             CaseState state = specimen(profile);
                             state.opened.mode = "kiosk";
                             session.asked({"sign-contract", "signature"}, state);
                             session.press(name);
                         }});
    pages.push_back(opened("keep-picture", "picture-quality", "keep-picture"));
    pages.push_back(opened("page-options", "pages", {"page", PageNumber{2}}));
    pages.push_back({"fewer-pages", Mode::Desk, [](Session& session, const Profile& profile) {
                         enter(session);
                         CaseState state = specimen(profile);
                         state.pages.remove(2);
                         session.asked({"capture-document", "pages"}, state);
                         session.press("pages-complete");
                     }});
    return pages;
}

} // namespace

std::vector<GalleryPage> galleryPages() {
    std::vector<GalleryPage> pages;
    for (const auto part : {stationPages, kioskPages, workPages, visitPages})
        std::ranges::move(part(), std::back_inserter(pages));
    for (const char* const what :
         {"privacy", "reference", "picture-quality", "pages", "differences", "confirm-data", "trouble"})
        pages.push_back(alone(what));
    pages.push_back(ending("completed", {.kind = VisitEnd::Kind::Completed, .cardSerial = "9fe0df2436d779b2"}));
    pages.push_back(ending("refused", {.kind = VisitEnd::Kind::Refused, .reason = "security-feature-missing"}));
    pages.push_back(ending("deferred", {.kind = VisitEnd::Kind::Deferred, .reason = "data-unclear"}));
    pages.push_back(ending("waiting", {.kind = VisitEnd::Kind::Waiting, .reason = "central"}));
    pages.push_back(ending("put-aside", {.fault = Fault{FaultCode::CentralUnreachable, {}}}));
    return pages;
}

} // namespace rapoint::app
