#pragma once

#include "kiosk-ui/model/holder_pages.h"
#include "kiosk-ui/model/navigation.h"
#include "kiosk-ui/model/operator_pages.h"
#include "kiosk-ui/model/visit_pages.h"

#include <functional>

namespace rapoint::kiosk_ui {

struct SessionSettings {
    Mode mode = Mode::Desk;
    std::string language = "en";
    int minutesEast = 0; ///< of UTC, for times that are shown
    /// What stands beside the entries of the page with this name; not set where people know what to enter.
    std::function<std::optional<Text>(std::string_view page)> hintFor{};
    /// How long nobody may touch anything before the session ends or locks; zero: a minute alone, five at a desk.
    /// Alone, half as long again to say that one is there.
    std::chrono::milliseconds idle{};
};

/// What the touch station shows now and what becomes of what is pressed: leads between the pages of the visit, the
/// operator and the holder. Feeds the engine through StationDesk and decides nothing about a case itself. Owned by
/// the program; the user interface's thread only; never waits.
class Session {
public:
    /// `profile` and `desk` outlive the session; `changed` is called whenever page() may have become another.
    Session(SessionSettings settings, const Profile& profile, StationDesk& desk, std::function<void()> changed);

    Page page() const;
    const PageSetting& setting() const { return m_setting; }
    const std::string& language() const { return m_setting.language; }
    const Appearance& appearance() const { return m_setting.appearance; }
    Mode mode() const { return m_setting.mode; }
    const StationSwitches& switches() const { return m_setting.switches; }
    const Overview& overview() const { return m_setting.overview; }
    /// Of the applicant, or of the officer's PIN, nothing is held any more.
    bool isWiped() const;
    /// Called whenever everything of an applicant was let go of.
    void onForgotten(std::function<void()> forgotten) { m_forgotten = std::move(forgotten); }

    // What the person does.
    void press(const Action& action);
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
    void orderDone(OperatorResult result);
    void orderFailed(const Fault& fault);
    void statusFound(std::optional<VisitStatus> status);
    void cardActivated();
    void activationFailed(const Fault& fault);

    // Time as an event.
    void touched(IdleWatch::Time now) { m_navigation.touched(now); }
    void tick(IdleWatch::Time now);

private:
    Page screenPage() const;
    bool pressHeader(const Action& action);
    bool pressLaidOver(const Action& action);
    void pressScreen(const Action& action);
    void pressStart(const Action& action);
    void pressSignIn(const Action& action);
    void pressWorkList(const Action& action);
    void pressHolder(const Action& action);
    void pressQuestion(const Action& action);
    bool pressService(const Action& action);
    void beginVisit();
    void resumeVisit(const CaseId& id);
    void goTo(Screen screen);
    void goHome();
    void forget();
    void callOfficer();
    void lock();
    void abandon();
    void leaveScreen();

    SessionSettings m_settings;
    StationDesk& m_desk;
    std::function<void()> m_changed;
    std::function<void()> m_forgotten;
    PageSetting m_setting;
    Navigation m_navigation;
    PinEntry m_pin;
    std::string m_padOrder = PinField{}.order;
    VisitPages m_visit;
    OperatorPages m_operator;
    HolderPages m_holder;
    std::optional<Fault> m_signInFault;
    std::optional<CaseId> m_resumed; ///< to go on with when the station is unlocked
    bool m_discarding = false;       ///< the visit was left: what the station still says about it is not shown
};

} // namespace rapoint::kiosk_ui
