#pragma once

#include "sync/central/holders/pin_release_desk.h"
#include "sync/central/http/served_routes.h"

namespace rapoint::sync {

/// What holders may ask the central: POST /pin/LINK with the code as plain text gives {"cardSerial", "pin",
/// "puk"}, once and in time. Everything else is a problem (RFC 9457) with "reason" and, after a wrong code,
/// "triesLeft". The desk outlives it.
class ReleaseRoutes final : public ServedRoutes {
public:
    explicit ReleaseRoutes(PinReleaseDesk& desk)
        : m_desk{desk} {}

    ServedAnswer answer(const ServedRequest& request) override;
    std::size_t bodyLimit(std::string_view method, std::string_view target) const override;
    bool forStations() const override { return false; }

private:
    PinReleaseDesk& m_desk;
};

/// {"cardSerial": …, "pin": …, "puk": …}; PIN and PUK are printable ASCII.
Secret jsonOf(const ReleasedPins& pins);

} // namespace rapoint::sync
