#pragma once

#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/holder_pages.h"
#include "kiosk-ui/model/idle_watch.h"
#include "kiosk-ui/model/operator_pages.h"
#include "kiosk-ui/model/pin_entry.h"
#include "kiosk-ui/model/station_desk.h"
#include "kiosk-ui/model/station_pages.h"

#include <functional>
#include <memory>

namespace rapoint::kiosk_ui {

struct SessionSettings {
    Mode mode = Mode::Desk;
    std::string language = "en";
    int minutesEast = 0; ///< of UTC, for times that are shown
    /// What a demonstration's officer of this role ("inspector", "approver") remembers; not set otherwise.
    std::function<std::string(const std::string& role)> demoPin{};
    std::string demoReference{}; ///< of the demonstration's applicant
    /// How long nobody may touch anything before the session ends or locks; zero: a minute alone, five at a desk.
    /// Alone, half as long again to say that one is there.
    std::chrono::milliseconds idle{};
};

/// How things are shown; the same for all pages.
struct Look {
    bool large = false;
    bool contrast = false;

    bool operator==(const Look&) const = default;
};

/// What the touch station shows now and what becomes of what is pressed. Feeds the engine through StationDesk and
/// decides nothing about a case itself. Owned by the program; the user interface's thread only; never waits.
class Session {
public:
    /// `profile` and `desk` outlive the session; `changed` is called whenever page() may have become another.
    Session(SessionSettings settings, const Profile& profile, StationDesk& desk, std::function<void()> changed);

    Page page() const;
    const std::string& language() const { return m_language; }
    const Look& look() const { return m_look; }
    Mode mode() const { return m_settings.mode; }
    const StationSwitches& switches() const { return m_switches; }
    const Overview& overview() const { return m_overview; }
    /// Of the applicant, or of the officer's PIN, nothing is held any more.
    bool isWiped() const;
    /// Called whenever everything of an applicant was let go of.
    void onForgotten(std::function<void()> forgotten) { m_forgotten = std::move(forgotten); }

    // What the person does.
    void press(const std::string& action);
    void enter(const std::string& field, const std::string& value);
    void choose(const std::string& group, const std::string& value);
    void digit(char digit);
    void eraseDigit();
    /// A movement of the pen on a pad of this size, from where it touched down to where it was lifted.
    void stroke(PenStroke stroke, int width, int height);

    // What the station says.
    void signedIn(Overview overview);
    void signInFailed(Fault fault);
    void overviewChanged(Overview overview);
    /// A visit goes on: what is said from now on is about this one.
    void visitBegan(const CaseId& id);
    void stepBegan(const std::string& word);
    /// `pictures`: to be shown beside it.
    void asked(Question question, CaseState state, std::vector<ShownPicture> pictures = {});
    void cameraOpened();
    void guided(const std::string& guidance);
    void cameraClosed();
    void ended(VisitEnd end);
    void orderDone(Notice notice);
    void orderFailed(const Fault& fault);
    /// `report`: its pages.
    void dayClosed(Notice notice, std::vector<ShownPicture> report);
    void auditFound(AuditLook found);
    void statusFound(std::optional<VisitStatus> status);
    void cardActivated();
    void activationFailed(const Fault& fault);

    // Time as an event.
    void touched(IdleWatch::Time now);
    void tick(IdleWatch::Time now);

private:
    enum class Place {
        Start,
        SignIn,
        WorkList,
        Working,
        Asked,
        Camera,
        Ended,
        OfficerNext,
        Status,
        Activation,
        Activated
    };

    Subject subject() const;
    Page placePage() const;
    void showPictures(Page& page) const;
    Page questionPage() const;
    /// What a demonstration's officer remembers; empty at a real station.
    std::string demoPin(const char* role) const;
    bool pressAnywhere(const std::string& action);
    void pressAtStation(const std::string& action);
    void pressQuestion(const std::string& action);
    void setLanguage(const std::string& code);
    bool mayOperate() const { return m_signedIn && m_settings.mode != Mode::Kiosk; }
    bool pressOperator(const std::string& action);
    void pressQueueItem(const std::string& action);
    void closeDay();
    void pressHolder(const std::string& action);
    void nextPartOfActivation();
    Page operatorPage() const;
    void goHome();
    void beginVisit();
    void resumeVisit(const std::string& id);
    void reply(Reply reply);
    void goTo(Place place);
    void forgetForm();
    void forgetVisit();
    void abandon();
    bool applicantMayAnswer() const;
    void callOfficer();
    void idleFor(IdleWatch::Time now);
    void lock();
    void leaveStation();

    SessionSettings m_settings;
    const Profile& m_profile;
    StationDesk& m_desk;
    std::function<void()> m_changed;
    std::function<void()> m_forgotten;
    std::string m_language;
    Look m_look;
    Overview m_overview;
    Place m_place = Place::Start;
    std::string m_overlay; ///< "language" or an operator's page over the page, or empty
    OperatorState m_operator;
    StationSwitches m_switches;
    std::string m_padOrder = PinField{}.order;
    Activation m_activation;
    std::optional<VisitStatus> m_status;
    std::optional<Notice> m_statusNotice;
    bool m_signedIn = false;
    bool m_locked = false;
    std::optional<CaseId> m_visit;   ///< that goes on
    std::optional<CaseId> m_resumed; ///< to go on with when the station is unlocked
    bool m_discarding = false;       ///< the visit was left: what the station still says about it is not shown
    std::optional<long> m_secondsLeft;
    IdleWatch m_idle;
    IdleWatch::Time m_now{};

    PinEntry m_pin;
    PenSignature m_ink;
    std::optional<Fault> m_signInFault;
    std::optional<Question> m_question;
    std::vector<ShownPicture> m_pictures;
    std::unique_ptr<CaseState> m_state = std::make_unique<CaseState>(); ///< let go of as a whole
    std::string m_dialog; ///< opened from the question's own page, or empty
    Form m_form;
    FieldErrors m_errors;
    std::vector<std::string> m_steps; ///< words of this run, the last one going on
    std::string m_guidance;
    VisitEnd m_end;
};

} // namespace rapoint::kiosk_ui
