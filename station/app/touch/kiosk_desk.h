#pragma once

#include "kiosk-ui/model/session.h"
#include "station/app/touch/kiosk_station.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace rapoint::app {

/// Between the window's thread and the station's: what the session asks for is done one after the other on a
/// thread of its own, and what comes of it is posted back. Owned by the program; outlived by what it posts to.
class KioskDesk final : public kiosk_ui::StationDesk {
public:
    using Report = std::function<void(kiosk_ui::Session&)>;
    /// Has the report run on the window's thread, soon; called from any thread.
    using Post = std::function<void(Report)>;

    KioskDesk(KioskPlan plan, kiosk_ui::CameraFeed& feed, Post post);
    /// Puts aside what goes on and waits for the thread.
    ~KioskDesk() override;

    /// Looks for devices and begins what takes time, once the first page is there.
    void prepare();

    void signIn(Secret pin) override;
    void signOut() override;
    void beginVisit() override;
    void resumeVisit(const CaseId& id) override;
    void reply(kiosk_ui::Reply reply) override;
    void takePicture() override;
    void leaveCamera() override;
    void order(kiosk_ui::OperatorOrder order) override;
    void findStatus(const std::string& number) override;
    void activateCard(Secret transportPin, Secret newPin) override;

private:
    using Order = std::function<void()>;

    void give(Order order);
    void carryOut(std::function<Result<kiosk_ui::Notice>(KioskStation&)> ordered);
    void carryOut(const kiosk_ui::Synchronise& order);
    void carryOut(const kiosk_ui::SendAgain& order);
    void carryOut(const kiosk_ui::ExportPackage& order);
    void carryOut(const kiosk_ui::VerifyAudit& order);
    void carryOut(const kiosk_ui::FindAudit& order);
    void carryOut(const kiosk_ui::CloseDay& order);
    void carryOut(const kiosk_ui::PrintReport& order);
    void work();
    void enter(Secret pin);
    void runVisit(std::optional<CaseId> resumed);
    void showOverview(bool lookAtDevices);
    KioskEvents events();

    Post m_post;
    ReplyBox m_replies;
    KioskStation m_station;
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::deque<Order> m_orders;
    bool m_stopping = false;
    Bytes m_report; ///< of the day that was closed last; the station's thread
    std::thread m_thread;
};

} // namespace rapoint::app
