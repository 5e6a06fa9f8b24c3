#pragma once

#include "kiosk-ui/model/page.h"
#include "station/ports/stock.h"
#include "station/ports/storage.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

/// A device as the station found it: "camera", "card-reader", "printer", "envelope-printer", "network", "clock".
struct DeviceHealth {
    std::string device;
    Mark mark = Mark::None; ///< None: not looked at yet
    std::optional<FaultCode> fault{};
};

/// A visit that is not at its end.
struct OpenVisit {
    CaseId id;
    Instant openedAt{};
    std::string word; ///< of the step that was done last; empty at the very beginning
    bool waitsForCentral = false;
    bool fromKiosk = false; ///< an applicant began it alone
};

/// What the station tells its operator; nothing personal.
struct Overview {
    std::vector<OpenVisit> open;
    std::vector<DeviceHealth> devices;
    StockBalance envelopes;
    std::optional<Instant> synchronised;
};

} // namespace rapoint::kiosk_ui
