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
    void sendAgain(const CaseId&) override {}
    void exportPackage(const CaseId&) override {}
    void verifyAudit() override {}
    void findAudit(const std::string&) override {}
    void closeDay(long, const std::string&) override {}
    void printReport() override {}
    void findStatus(const std::string&) override {}
    void activateCard(Secret, Secret) override {}
    void synchronise() override {}
};

} // namespace rapoint::app
