// What the touch station costs and how soon it answers: start, memory with the camera on, the camera's preview,
// touches while documents are read from the camera and visits are made, with cards, papers and packages. Needs a
// display; prints each figure with its limit and ends with 1 if one is missed.
#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "kiosk-ui/wx/loop_watch.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/gallery/silent_desk.h"
#include "station/app/touch/background_work.h"
#include "station/app/touch/frame_pump.h"
#include "station/app/touch/kiosk_setup.h"
#include "tests/bench/bench_site.h"
#include "tests/bench/figures.h"
#include "tests/bench/motion_jpeg.h"
#include "tests/bench/process_cost.h"
#include "tests/bench/screen_watch.h"
#include "tests/bench/touching_hand.h"

#include <wx/timer.h>
#include <wx/wx.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

namespace {

using namespace rapoint;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kStarts = 5;
constexpr int kWatching = 6000; // ms
constexpr int kTouches = 300;
constexpr int kPatience = 2000; // ms, for the answer to a touch

class Bench final : public wxApp {
public:
    Bench(app::KioskSetup setup, bench::Figures& figures)
        : m_setup{std::move(setup)}
        , m_figures{figures} {}
    bool OnInit() override {
        m_session = std::make_unique<kiosk_ui::Session>(m_setup.session, m_setup.profile, m_desk, [this] {
            if (m_window != nullptr)
                m_window->pageChanged();
        });
        m_window = new kiosk_ui::StationWindow(
            *m_session, m_feed, {.icons = m_setup.assets / "icons", .demo = true, .size = {1280, 800}});
        showCamera();
        m_window->showNow();
        m_window->Show();
        m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { (this->*m_next)(); });
        after(300, &Bench::beginWatching);
        return true;
    }

private:
    using Step = void (Bench::*)();
    /// The toolkit's loop turns as it does in the station; what comes next is done by a timer.
    void after(int time, Step next) {
        m_next = next;
        m_timer.StartOnce(time);
    }

    void showCamera() {
        // Before the first touch, or the station had been left alone since the machine was started.
        m_session->tick(std::chrono::duration_cast<kiosk_ui::IdleWatch::Time>(Clock::now().time_since_epoch()));
        m_session->press("begin");
        m_session->digit('1');
        m_session->press("sign-in");
        m_session->signedIn({});
        m_session->press("new-visit");
        m_session->stepBegan("capture-document");
        m_session->cameraOpened();
        m_session->guided("hold-still");
    }

    std::filesystem::path specimen() const { return m_setup.assets / "specimens" / "passport_pol.jpg"; }

    void beginWatching() {
        m_pump = std::make_unique<app::FramePump>("", std::make_unique<bench::MotionJpeg>(specimen()), m_feed);
        after(1000, &Bench::watch);
    }
    void watch() {
        m_screen.emplace(*m_window, [this](Clock::time_point when) { m_hand->answered(when); });
        m_hand.emplace();
        m_spent = bench::processorSeconds();
        m_begun = Clock::now();
        after(kWatching, &Bench::endWatching);
    }
    void endWatching() {
        const double seconds = bench::milliseconds(Clock::now() - m_begun) / 1000;
        m_figures.say("camera preview 1280x720", m_screen->cameraFrames() / seconds, "fps", 30, true);
        m_figures.say("processor, one core is 100", 100 * (bench::processorSeconds() - m_spent) / seconds, "%",
                      25);
        // Touches while a document is read from the camera as fast as that goes, and one visit follows another.
        auto zones = capture::ZoneReader::load(m_setup.assets / "models");
        if (!zones) {
            std::printf("the models cannot be read\n");
            m_figures.miss();
            return ExitMainLoop();
        }
        m_zones.emplace(*std::move(zones));
        m_reader = std::thread{[this] {
            app::workInBackground();
            read();
        }};
        after(2000, &Bench::beginVisits);
    }
    void beginVisits() {
        m_figures.say("memory with the camera on", bench::residentMegabytes(), "MB", 160);
        // The threads are as polite as the station's own.
        m_visitor = std::thread{[this] {
            app::workInBackground();
            for (; !m_done; ++m_visits)
                bench::BenchSite{}.visit([](const StepReport&) {});
        }};
        m_loop = std::make_unique<kiosk_ui::LoopWatch>(nullptr);
        after(2000, &Bench::touch);
    }
    void read() {
        capture::FrameReader frames{*m_zones};
        capture::DocumentWatch document{[&](const cv::Mat& grey) { return frames.read(grey); }};
        while (!m_done)
            if (const auto frame = m_pump->newest(100ms); frame && *frame)
                static_cast<void>(document.see((*frame)->frame.grey, (*frame)->frame.at));
    }
    /// The header's button for the languages, and back from there.
    void touch() {
        if (m_touches == 0)
            m_loop->restart();
        if (m_hand->waits() && Clock::now() - m_touched < std::chrono::milliseconds{kPatience})
            return after(10, &Bench::touch);
        if (m_touches == kTouches)
            return endTouching();
        wxWindow* const button = nextButton();
        if (button == nullptr) {
            std::printf("there is nothing to touch\n");
            m_figures.miss();
            return endTouching();
        }
        const wxSize size = button->GetSize();
        const wxPoint at = button->ClientToScreen({size.x / 2, size.y / 2});
        ++m_touches;
        m_touched = Clock::now();
        m_hand->press(at.x, at.y);
        after(10, &Bench::touch);
    }
    wxWindow* nextButton() {
        const kiosk_ui::Page page = m_session->page();
        const auto& words = m_window->kit().words;
        if (page.camera)
            return bench::findControl(*m_window, words.of("header.language") + ": " + "English");
        for (const kiosk_ui::Button& way : page.secondary)
            if (way.action.is("back"))
                return bench::findControl(*m_window, words.of(way.label));
        return nullptr;
    }
    void endTouching() {
        const kiosk_ui::LoopTurns turns = m_loop->turns();
        const double memory = bench::residentMegabytes();
        m_done = true;
        m_reader.join();
        m_visitor.join();
        m_pump.reset();
        m_screen.reset();
        auto answers = m_hand->answers();
        m_hand.reset();
        std::ranges::sort(answers);
        if (answers.size() < kTouches) {
            std::printf("only %zu of %d touches were answered\n", answers.size(), kTouches);
            m_figures.miss();
        }
        if (!answers.empty()) {
            m_figures.say("touch answered, median", bench::milliseconds(answers[answers.size() / 2]), "ms", 50);
            m_figures.say("touch answered, 99 of 100", bench::milliseconds(answers[answers.size() * 99 / 100]),
                          "ms", 50);
        }
        m_figures.say("window blocked, longest", static_cast<double>(turns.longestBlocked.count()) / 1000, "ms",
                      16);
        std::printf("%-44s %8d\n%-44s %8.1f MB\n", "whole visits meanwhile", m_visits.load(), "memory with those",
                    memory);
        m_loop.reset();
        ExitMainLoop();
    }

    app::KioskSetup m_setup;
    bench::Figures& m_figures;
    app::SilentDesk m_desk;
    kiosk_ui::CameraFeed m_feed;
    std::unique_ptr<kiosk_ui::Session> m_session;
    kiosk_ui::StationWindow* m_window = nullptr;
    std::optional<bench::TouchingHand> m_hand;
    std::optional<bench::ScreenWatch> m_screen;
    wxTimer m_timer;
    Step m_next = nullptr;
    std::unique_ptr<app::FramePump> m_pump;
    std::optional<capture::ZoneReader> m_zones;
    std::thread m_reader;
    std::thread m_visitor;
    std::atomic<int> m_visits = 0;
    std::atomic<bool> m_done = false;
    std::unique_ptr<kiosk_ui::LoopWatch> m_loop;
    double m_spent = 0;
    Clock::time_point m_begun{};
    int m_touches = 0;
    Clock::time_point m_touched{};
};

} // namespace

int main(int, char** argv) {
    bench::Figures figures;
    app::KioskOptions options;
    options.demo = true;
    auto setup = app::setUpKiosk(options);
    if (!setup) {
        std::fprintf(stderr, "%s\n", explain(setup.error()).c_str());
        return 1;
    }
    setup->session.language = "en";
    std::vector<bench::Start> starts;
    for (int i = 0; i < kStarts; ++i)
        starts.push_back(bench::startOnce(app::siblingProgram("rapoint-kiosk"), setup->plan.work));
    std::ranges::sort(starts, {}, &bench::Start::milliseconds);
    const bench::Start& start = starts[kStarts / 2];
    figures.say("start to the first page, median of five", start.milliseconds, "ms", 400);
    std::printf("%-44s %8.1f ms\n", "of which at work", start.processor);
    wxApp::SetInstance(new Bench{*std::move(setup), figures});
    int none = 1;
    wxEntry(none, argv);
    return figures.good() ? 0 : 1;
}
