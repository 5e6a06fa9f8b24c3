#pragma once

#include "station/app/demo/demo_desk.h"
#include "station/app/demo/simulated_site.h"
#include "station/app/touch/touch_surroundings.h"

#include <optional>

namespace rapoint::app {

/// What a demonstration of the touch station is asked to show.
struct TouchDemoPlan {
    std::filesystem::path work; ///< made by demoDirectory()
    std::string provider;
    std::string reference; ///< of the applicant's visit
    bool offline = false;  ///< as if the network were away
};

/// What surrounds a demonstration's touch station: set up when it is first needed, with simulated printers, cards
/// and central, and an applicant whose things come to lie under the camera when they are wanted.
class TouchDemo final : public TouchSurroundings {
public:
    explicit TouchDemo(TouchDemoPlan plan)
        : m_plan{std::move(plan)}
        , m_desk{m_plan.work} {}

    Result<StationConfig> configuration() override;
    Result<StationConfig> start(const StationConfig& config, Needs needs) override;
    Result<Secret> pin(const std::string& role) override;
    /// There is a stock, and a mandate to begin cases at clients.
    Result<> inspectorEntered(Station& station) override;
    Result<> visitBegins(const CaseId& id) override;
    Result<> sheetIsSigned(const CaseId& id) override;
    Result<> codeIsShown() override;
    void cameraExpects(CameraSubject what) override;
    Result<std::filesystem::path> exportFolder() override { return m_plan.work / "export"; }

private:
    TouchDemoPlan m_plan;
    DemoDesk m_desk;
    StationConfig m_config;
    std::optional<SimulatedSite> m_site;
    bool m_codeLies = false; ///< under the camera, in place of the document
};

} // namespace rapoint::app
