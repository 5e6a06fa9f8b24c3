#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/visit_end.h"
#include "station/app/cli/commands.h"
#include "station/app/touch/kiosk_camera.h"
#include "station/app/touch/kiosk_person.h"
#include "station/app/demo/simulated_site.h"
#include "station/app/wiring/station.h"
#include "station/app/touch/station_look.h"

#include <memory>
#include <mutex>
#include <optional>

namespace rapoint::app {

/// What the touch station is started with.
struct KioskPlan {
    std::filesystem::path work;
    std::string provider = DemoOptions{}.provider; ///< of a demonstration
    std::string mode = "desk";
    bool demo = false;
    std::string reference{}; ///< of a demonstration's applicant
    bool offline = false;    ///< in a demonstration: as if the network were away
};

/// What happens while a visit goes on; called on the worker's thread.
struct KioskEvents {
    std::function<void(const CaseId&)> visitBegan;
    std::function<void(const std::string& word)> stepBegan;
    std::function<void(const Question&, const CaseState&, std::vector<kiosk_ui::ShownPicture>)> asked;
    CameraListener camera;
};

/// The station behind the touch station: composes it as the demonstration does, signs officers in, and runs
/// visits. One thread, but for the camera's buttons.
class KioskStation {
public:
    KioskStation(KioskPlan plan, kiosk_ui::CameraFeed& feed, KioskEvents events);

    /// Reads the configuration and starts what is simulated; nothing if that was done.
    Result<> prepare();
    /// Opens everything and signs the inspector in.
    Result<> enter(Secret pin);
    /// The inspector is signed out and everything closed; what is simulated stays.
    void leave();
    /// Ends what is simulated as well, on the thread that started it.
    void close();
    bool entered() const { return m_station != nullptr; }

    /// Begins a visit, or goes on with one, until it stops.
    kiosk_ui::VisitEnd visit(std::optional<CaseId> resumed, ReplyBox& replies);
    /// Fetches the visits and goes on with what waits for the central; nobody is asked anything.
    Result<> synchronise();
    kiosk_ui::Overview overview(bool lookAgain);
    /// Goes on with what waits for the central; nobody is asked anything.
    Result<> sendAgain(const CaseId& id);
    /// Of a demonstration; empty at a real station, which has removable media.
    std::filesystem::path exportFolder() const;
    Station& station() { return *m_station; }
    const StationConfig& config() const { return m_config; }

    void takePicture();
    void leaveCamera();

private:
    Result<> openStation();
    Result<Secret> pinOf(const std::string& role);
    Result<Standing> advance(const CaseId& id, KioskPerson& person);
    Result<kiosk_ui::VisitEnd> runVisit(std::optional<CaseId> resumed, ReplyBox& replies);
    Result<Officer> signInApprover(Secret pin);
    /// How it went is shown at the network too.
    Result<> fetchVisits();
    void noteCause(const CaseId& id, std::optional<FaultCode> cause);

    KioskPlan m_plan;
    kiosk_ui::CameraFeed& m_feed;
    KioskEvents m_events;
    StationConfig m_config;
    std::unique_ptr<SimulatedSite> m_site;
    std::mutex m_cameraMutex; ///< whether there is one; its buttons are pressed on another thread
    std::unique_ptr<KioskCamera> m_camera;
    std::optional<Secret> m_typed; ///< the PIN that was typed for the officer who signs in now
    std::unique_ptr<Station> m_station;
    std::vector<kiosk_ui::DeviceHealth> m_devices;
    Causes m_causes;
    std::optional<Fault> m_network;
    std::optional<Instant> m_synchronised;
};

} // namespace rapoint::app
