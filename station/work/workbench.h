#pragma once

#include "station/engine/engine.h"
#include "station/journey/profiles.h"
#include "station/ports/central.h"
#include "station/ports/storage.h"

#include <functional>
#include <string>

namespace rapoint::work {

class StationMandate;

/// Everything that a station's work beside the steps is done with. The station owns the parts and keeps them as
/// long as this is used; its one thread.
struct Workbench {
    const std::string& name; ///< the common name of the station's certificate
    Profiles& profiles;
    Ports& ports;
    Journal& journal;
    AuditLog& audit;
    VisitSource& visitSource;
    MandateSource& mandateSource;
    StationMandate& mandate;
    /// The inspector, signed in; an engine with the inspector. Faults of the card or of whoever knows its PIN.
    std::function<Result<Officer>()> inspector;
    std::function<Result<Engine>()> engine;
    SigningKey& sender; ///< of the certificate that the station shows the central
};

} // namespace rapoint::work
