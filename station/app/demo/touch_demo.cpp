#include "station/app/demo/touch_demo.h"

#include "station/app/demo/confirmation_sheet.h"
#include "station/app/demo/demo_people.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/demo/simulated_cards.h"

#include <utility>

namespace rapoint::app {

Result<StationConfig> TouchDemo::configuration() {
    Output quiet{true};
    RAPOINT_TRY(m_config, setUpDemo(m_plan.work, m_plan.provider, quiet));
    DemoOptions applicant;
    applicant.provider = m_plan.provider;
    RAPOINT_CHECK(layOutApplicant(m_config, applicant));
    return m_config;
}

Result<StationConfig> TouchDemo::start(const StationConfig& config, Needs needs) {
    m_site.emplace(config);
    if (needs.printers)
        RAPOINT_CHECK(m_site->startPrinters());
    if (needs.central && !m_plan.offline)
        RAPOINT_CHECK(m_site->startCentral());
    RAPOINT_CHECK(prepareSimulatedCards(config));
    return m_site->resolved();
}

Result<Secret> TouchDemo::pin(const std::string& role) {
    return rememberedPin(m_config, role);
}

Result<> TouchDemo::inspectorEntered(Station& station) {
    RAPOINT_CHECK(receiveStock(station));
    return giveMandate(station, m_config);
}

Result<> TouchDemo::visitBegins(const CaseId&) {
    m_codeLies = false;
    return m_desk.layDocument();
}

Result<> TouchDemo::sheetIsSigned(const CaseId& id) {
    return m_desk.layContract(id, m_site->contractPrinter()->spoolDirectory());
}

Result<> TouchDemo::codeIsShown() {
    m_codeLies = true;
    return layConfirmation(m_plan.work, m_plan.reference);
}

void TouchDemo::cameraExpects(CameraSubject what) {
    if (what == CameraSubject::Document && std::exchange(m_codeLies, false))
        static_cast<void>(m_desk.layDocument()); // a desk without it is a camera that sees no document
}

} // namespace rapoint::app
