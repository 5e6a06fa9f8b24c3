#include "station/app/demo/demo_surroundings.h"

#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_people.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/demo/simulated_cards.h"

namespace rapoint::app {

Result<StationConfig> DemoSurroundings::start(const StationConfig& config, Needs needs) {
    if (needs.printers)
        RAPOINT_CHECK(m_site.startPrinters());
    if (needs.central)
        RAPOINT_CHECK(m_site.startCentral());
    RAPOINT_CHECK(prepareSimulatedCards(config));
    return m_site.resolved();
}

Result<Secret> DemoSurroundings::pin(const std::string& role) {
    return rememberedPin(m_config, role);
}

Result<int> DemoSurroundings::goOn(Station& station, const Resumption& what, Output& output) {
    VisitPlan plan{.resumed = what.id, .refusal = what.refusal};
    if (!what.document.empty()) {
        RAPOINT_CHECK(DemoDesk{m_config.directory}.bringDocument(what.document));
        plan.takeAgain = true;
    }
    return visit({station, m_config.directory, m_site}, plan, output);
}

} // namespace rapoint::app
