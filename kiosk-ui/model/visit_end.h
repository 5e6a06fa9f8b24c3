#pragma once

#include "station/base/fault.h"

#include <optional>
#include <string>

namespace rapoint::kiosk_ui {

/// How the station's work on a visit ended.
struct VisitEnd {
    enum class Kind { Completed, Refused, Deferred, Waiting, PutAside };

    Kind kind = Kind::PutAside;
    std::string reason{};         ///< of a refusal or deferral; the role that is waited for
    std::optional<Fault> fault{}; ///< what kept it from going on, if that is why it was put aside
    std::string cardSerial{};
    std::string number{}; ///< by which the visit can be called out
};

} // namespace rapoint::kiosk_ui
