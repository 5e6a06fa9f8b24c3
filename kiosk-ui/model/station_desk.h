#pragma once

#include "kiosk-ui/model/operator_order.h"
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

    /// Session::orderDone or orderFailed.
    virtual void order(OperatorOrder order) = 0;

    /// Session::statusFound.
    virtual void findStatus(const std::string& number) = 0;
    /// Session::cardActivated or activationFailed.
    virtual void activateCard(Secret transportPin, Secret newPin) = 0;
};

} // namespace rapoint::kiosk_ui
