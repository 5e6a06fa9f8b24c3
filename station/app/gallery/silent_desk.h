#pragma once

#include "kiosk-ui/model/station_desk.h"

namespace rapoint::app {

/// A station that nothing is asked of: pages are shown without one.
class SilentDesk final : public kiosk_ui::StationDesk {
public:
    void signIn(Secret) override {}
    void signOut() override {}
    void beginVisit() override {}
    void resumeVisit(const CaseId&) override {}
    void reply(kiosk_ui::Reply) override {}
    void takePicture() override {}
    void leaveCamera() override {}
    void order(kiosk_ui::OperatorOrder) override {}
    void findStatus(const std::string&) override {}
    void activateCard(Secret, Secret) override {}
};

} // namespace rapoint::app
