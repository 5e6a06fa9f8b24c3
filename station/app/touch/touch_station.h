#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/visit_end.h"
#include "station/app/touch/guided_camera.h"
#include "station/app/touch/touch_person.h"
#include "station/app/touch/touch_surroundings.h"
#include "station/app/wiring/station.h"
#include "station/work/overview.h"

#include <memory>
#include <mutex>
#include <optional>

namespace rapoint::app {

/// What happens while a visit goes on; called on the station's thread.
struct TouchEvents {
    std::function<void(const CaseId&)> visitBegan;
    std::function<void(const std::string& word)> stepBegan;
    std::function<void(const Question&, const CaseState&, std::vector<kiosk_ui::ShownPicture>)> asked;
    CameraListener camera;
};

/// The station behind the touch screen: opens it in its surroundings, signs officers in, and runs visits. One
/// thread, but for the camera's buttons.
class TouchStation {
public:
    /// `mode`: "desk", "mobile" or "kiosk". The feed outlives the station.
    TouchStation(std::string mode, std::unique_ptr<TouchSurroundings> surroundings, kiosk_ui::CameraFeed& feed,
                 TouchEvents events);

    /// Reads the configuration and starts what surrounds the station; nothing if that was done.
    Result<> prepare();
    /// Opens everything and signs the inspector in.
    Result<> enter(Secret pin);
    /// The inspector is signed out and everything closed; the surroundings stay.
    void leave();
    /// Ends the surroundings as well, on the thread that started them.
    void close();
    bool entered() const { return m_station != nullptr; }

    /// Begins a visit, or goes on with one, until it stops.
    kiosk_ui::VisitEnd visit(std::optional<CaseId> resumed, ReplyBox& replies);
    /// Fetches the visits and goes on with what waits for the central; nobody is asked anything.
    Result<> synchronise();
    /// What the station has on record, as the pages show it. Devices are looked at again only if asked for.
    kiosk_ui::Overview overview(bool lookAgain);
    /// The same, as the day's end needs it.
    work::Overview records() const { return work::overviewOf(m_station->workbench(), m_causes); }
    /// Goes on with what waits for the central; nobody is asked anything.
    Result<> sendAgain(const CaseId& id);
    /// Writes the sealed package to where exported packages go here.
    Result<std::filesystem::path> exportPackage(const CaseId& id);
    /// While somebody has entered.
    Station& station() { return *m_station; }
    const StationConfig& config() const { return m_config; }

    void takePicture();
    void leaveCamera();

private:
    Result<> openStation();
    Result<Secret> pinOf(const std::string& role);
    Result<kiosk_ui::VisitEnd> runVisit(std::optional<CaseId> resumed, ReplyBox& replies);
    TouchPerson personAt(const CaseId& id, ReplyBox& replies);
    void stepBegins(const StepReport& step, const Profile& profile, const std::string& mode);
    Result<Officer> signInApprover(Secret pin);
    /// How it went is shown at the network too.
    Result<> fetchVisits();
    void noteCause(const CaseId& id, std::optional<FaultCode> cause);

    std::string m_mode;
    std::unique_ptr<TouchSurroundings> m_surroundings;
    kiosk_ui::CameraFeed& m_feed;
    TouchEvents m_events;
    StationConfig m_config;
    StationConfig m_started;  ///< as the surroundings have it
    std::mutex m_cameraMutex; ///< whether there is one; its buttons are pressed on another thread
    std::unique_ptr<GuidedCamera> m_camera;
    std::optional<Secret> m_typed; ///< the PIN that was typed for the officer who signs in now
    std::unique_ptr<Station> m_station;
    std::vector<kiosk_ui::DeviceHealth> m_devices;
    work::Causes m_causes;
    std::optional<Fault> m_network;
    std::optional<Instant> m_synchronised;
};

} // namespace rapoint::app
