#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/pin_entry.h"
#include "kiosk-ui/model/reply.h"
#include "kiosk-ui/model/station_desk.h"

#include <optional>
#include <string>

namespace rapoint::kiosk_ui {

/// What an applicant or a holder does without a visit: asks how an application stands, and gives the card a PIN.
/// Owned by the session; the user interface's thread.
class HolderPages {
public:
    /// `desk` and `pin`, the digits that are typed, outlive it.
    HolderPages(StationDesk& desk, PinEntry& pin)
        : m_desk{desk}
        , m_pin{pin} {}

    Page statusPage() const;
    Page activationPage() const;
    static Page activatedPage();

    void enter(const std::string& field, const std::string& value) { m_form[field] = value; }
    /// Asks the station how the visit of the number that was entered stands.
    void lookUp();
    void statusFound(std::optional<VisitStatus> status);

    /// Takes what was typed as the next part of the activation. True when the station was asked to activate the
    /// card.
    bool takePart();
    void activationFailed(const Fault& fault);

    void forget();
    /// Nothing that was entered is held.
    bool isWiped() const;

private:
    /// How far the holder has come with the card's new PIN.
    enum class Part { TransportPin, NewPin, Repeat };

    StationDesk& m_desk;
    PinEntry& m_pin;
    Form m_form;
    std::optional<VisitStatus> m_status;
    std::optional<Notice> m_notice;
    Part m_part = Part::TransportPin;
    Secret m_transportPin;
    Secret m_newPin;
};

} // namespace rapoint::kiosk_ui
