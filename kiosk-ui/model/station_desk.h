#pragma once

#include "kiosk-ui/model/reply.h"
#include "station/base/ids.h"

namespace rapoint::kiosk_ui {

/// What the touch station's session asks of the station behind it. Each call returns at once; what came of it is
/// told to the session later, on the thread of the user interface.
class StationDesk {
public:
    virtual ~StationDesk() = default;

    /// The inspector's card with this PIN; Session::signedIn or signInFailed. Also after the station was locked.
    virtual void signIn(Secret pin) = 0;
    /// The inspector goes; what was begun is put aside.
    virtual void signOut() = 0;

    virtual void beginVisit() = 0;
    virtual void resumeVisit(const CaseId& id) = 0;
    /// To the question that is open.
    virtual void reply(Reply reply) = 0;

    /// The picture that the camera shows now is taken.
    virtual void takePicture() = 0;
    /// No picture: the step ends with camera-failed.
    virtual void leaveCamera() = 0;

    // The operator's orders; Session::orderDone or orderFailed.

    /// Tries again what waits for the central.
    virtual void sendAgain(const CaseId& id) = 0;
    /// The sealed package onto a removable medium.
    virtual void exportPackage(const CaseId& id) = 0;
    virtual void verifyAudit() = 0;
    /// What happened in the visit with this number; Session::auditFound.
    virtual void findAudit(const std::string& number) = 0;
    /// The day's tally and the envelopes that were counted go on record.
    /// Session::dayClosed with the report in this language.
    virtual void closeDay(long counted, const std::string& language) = 0;
    /// The report of the day that was closed last; Session::orderDone.
    virtual void printReport() = 0;

    /// Session::statusFound.
    virtual void findStatus(const std::string& number) = 0;
    /// Session::cardActivated or activationFailed.
    virtual void activateCard(Secret transportPin, Secret newPin) = 0;

    /// Fetches the visits, sends what waits and looks at the devices anew; Session::overviewChanged.
    virtual void synchronise() = 0;
};

} // namespace rapoint::kiosk_ui
