#include "station/app/touch/touch_desk.h"
#include "tests/touch/touch_fixture.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

using namespace rapoint;
using namespace rapoint::tests;
using kiosk_ui::Session;

namespace {

/// A session and a desk as the program has them, with this thread in the place of the window's.
struct DeskAtWork : TouchFixture {
    DeskAtWork()
        : desk{std::make_unique<app::TouchDesk>(
              "desk", around(), feed, [this](app::TouchDesk::Report report) { post(std::move(report)); })}
        , session{{.mode = kiosk_ui::Mode::Desk, .language = "en"}, profile(), *desk, [] {}} {}
    ~DeskAtWork() { desk.reset(); }

    void post(app::TouchDesk::Report report) {
        const std::lock_guard lock{mutex};
        reports.push_back(std::move(report));
        posted.notify_all();
    }
    /// Has the session hear the station's reports until the page has this name.
    bool comesTo(const std::string& page) {
        return hears([&] { return session.page().name == page; });
    }
    template <class Holds>
    bool hears(Holds holds) {
        using namespace std::chrono_literals;
        while (!holds()) {
            std::unique_lock lock{mutex};
            if (!posted.wait_for(lock, 30s, [&] { return !reports.empty(); }))
                return false;
            const app::TouchDesk::Report report = std::move(reports.front());
            reports.pop_front();
            lock.unlock();
            report(session);
        }
        return true;
    }
    /// The inspector's PIN is typed, and the work list comes.
    void signIn() {
        session.press("begin");
        desk->signIn(pinOf("inspector"));
        BOOST_REQUIRE(comesTo("work-list"));
    }
    const Profile& profile() {
        if (!known) {
            openStation();
            known = station().profile();
            closeStation();
        }
        return *known;
    }

    // In the order in which they are made; the desk ends first.
    std::mutex mutex;
    std::condition_variable posted;
    std::deque<app::TouchDesk::Report> reports;
    std::optional<Profile> known;
    std::unique_ptr<app::TouchDesk> desk;
    Session session;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(touch_desk_tests, DeskAtWork)

BOOST_AUTO_TEST_CASE(a_wrong_pin_is_said_on_the_page_and_the_right_one_leads_to_the_work_list) {
    session.press("begin");
    desk->signIn(wrongPin());
    BOOST_TEST(hears([&] { return session.page().notice.has_value(); }));
    BOOST_TEST(session.page().name == "sign-in");
    desk->signIn(pinOf("inspector"));
    BOOST_TEST(comesTo("work-list"));
    BOOST_TEST(!session.overview().planned.empty());
}

BOOST_AUTO_TEST_CASE(a_visit_asks_on_the_page_and_is_put_aside_when_the_desk_ends) {
    signIn();
    session.press("new-visit");
    BOOST_TEST(hears([&] {
        return !session.page().name.empty() && session.page().name != "work-list" &&
               session.page().name != "working";
    }));
    desk.reset();
    BOOST_TEST(told.gone);
    openStation();
    BOOST_TEST(test::valueOf(station().journal().list()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_day_is_closed_with_a_report_and_an_entry_in_the_audit_log) {
    signIn();
    session.press("overview");
    session.press("end-of-day");
    desk->order(kiosk_ui::CloseDay{97, "en"});
    BOOST_REQUIRE(comesTo("day-report"));
    const auto entries = linesOfAudit("DayClosed");
    BOOST_REQUIRE_EQUAL(entries.size(), 1U);
    BOOST_TEST(entries.front().at("detail") == "begun 0, closed 0, open 0, envelopes 100, counted 97");
}

BOOST_AUTO_TEST_CASE(without_an_inspector_nothing_is_ordered) {
    desk->order(kiosk_ui::CloseDay{97, "en"});
    desk->order(kiosk_ui::VerifyAudit{});
    desk->order(kiosk_ui::FindAudit{"aaaaaa"});
    // Orders are done one after the other: what comes now comes after those.
    signIn();
    BOOST_TEST(linesOfAudit("DayClosed").empty());
}

BOOST_AUTO_TEST_SUITE_END()
