// What the touch station costs and how soon it answers: start, memory with the camera on, the camera's preview,
// touches while documents are read from the camera and visits are made, with cards, papers and packages. Needs a
// display; prints each figure with its limit and ends with 1 if one is missed.
#include "capture/camera/frame_conversion.h"
#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "kiosk-ui/wx/loop_watch.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/background_work.h"
#include "station/app/frame_pump.h"
#include "station/app/kiosk_setup.h"
#include "station/app/silent_desk.h"
#include "tests/bench/bench_site.h"
#include "tests/bench/screen_watch.h"
#include "tests/bench/touching_hand.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <wx/timer.h>
#include <wx/wx.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace rapoint;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kStarts = 5;
constexpr int kWatching = 6000; // ms
constexpr int kTouches = 300;
constexpr int kPatience = 2000; // ms, for the answer to a touch

double milliseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

bool g_good = true;
void say(const char* what, double value, const char* unit, double limit, bool atLeast = false) {
    const bool holds = atLeast ? value >= limit : value <= limit;
    std::printf("%-44s %8.1f %-4s (%s %.0f)%s\n", what, value, unit, atLeast ? "at least" : "at most", limit,
                holds ? "" : "  MISSED");
    g_good = g_good && holds;
}

struct Start {
    double milliseconds = 1e9;
    double processor = 0; ///< milliseconds of it
};

/// Of all threads that the process has now (proc(5), schedstat).
double processorMilliseconds(pid_t process) {
    double nanoseconds = 0;
    std::error_code error;
    for (const auto& task :
         std::filesystem::directory_iterator{"/proc/" + std::to_string(process) + "/task", error}) {
        double own = 0;
        std::ifstream{task.path() / "schedstat"} >> own;
        nanoseconds += own;
    }
    return nanoseconds / 1e6;
}

/// From the program's start to its first page being painted.
Start startOnce(const std::filesystem::path& program, const std::filesystem::path& work) {
    int ready[2];
    if (::pipe(ready) != 0)
        return {};
    const auto begun = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ready[1], STDOUT_FILENO);
        ::execl(program.c_str(), program.c_str(), "--demo", "--say-when-ready", "--work", work.c_str(), "--size",
                "1280x800", nullptr);
        ::_exit(127);
    }
    ::close(ready[1]);
    char said = 0;
    Start start;
    if (::read(ready[0], &said, 1) == 1)
        start = {milliseconds(Clock::now() - begun), processorMilliseconds(child)};
    ::close(ready[0]);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    return start;
}

double residentMegabytes() {
    std::ifstream status{"/proc/self/status"};
    std::string word;
    while (status >> word)
        if (word == "VmRSS:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

double processorSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A camera with 1280x720 MJPEG, 33 pictures a second: a document that never lies still.
class MotionJpeg final : public capture::FrameSource {
public:
    explicit MotionJpeg(const std::filesystem::path& specimen) {
        const cv::Mat page = cv::imread(specimen.string());
        for (int i = 0; i < 16; ++i) {
            cv::Mat frame{720, 1280, CV_8UC3, cv::Scalar{60, 70, 80}};
            cv::Mat small;
            cv::resize(page, small, {900, 900 * page.rows / page.cols});
            const int high = std::min(small.rows, 700);
            small.rowRange(0, high).copyTo(frame(cv::Rect{100 + 12 * i, 10, 900, high}));
            std::vector<std::uint8_t> encoded;
            cv::imencode(".jpg", frame, encoded, {cv::IMWRITE_JPEG_QUALITY, 85});
            m_frames.push_back(std::move(encoded));
        }
    }
    Result<std::optional<capture::Frame>> next() override {
        const auto& encoded = m_frames[++m_at % m_frames.size()];
        if (!m_decodes)
            return capture::Frame{};
        RAPOINT_TRY(cv::Mat grey, capture::greyOfFrame(encoded, kFormat, 0));
        return capture::Frame{std::move(grey), {}};
    }
    void decode(bool wanted) override { m_decodes = wanted; }
    Result<Picture> picture() override { return Picture{m_frames[m_at % m_frames.size()], "image/jpeg"}; }
    Result<capture::PreviewPixels> preview(cv::Size room) override {
        return capture::previewOfFrame(m_frames[m_at % m_frames.size()], kFormat, 0, room);
    }
    std::string name() const override { return "bench"; }

private:
    static constexpr capture::FrameFormat kFormat{capture::PixelFormat::Mjpeg, 1280, 720};

    std::vector<Bytes> m_frames;
    std::size_t m_at = 0;
    bool m_decodes = true;
};

class Bench final : public wxApp {
public:
    explicit Bench(app::KioskSetup setup)
        : m_setup{std::move(setup)} {}
    bool OnInit() override {
        m_session = std::make_unique<kiosk_ui::Session>(m_setup.session, m_setup.profile, m_desk, [this] {
            if (m_window != nullptr)
                m_window->pageChanged();
        });
        m_window = new kiosk_ui::StationWindow(*m_session, m_feed,
                                               {.icons = m_setup.assets / "icons",
                                                .catalogues = m_setup.catalogues,
                                                .demo = true,
                                                .size = {1280, 800}});
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
        m_pump = std::make_unique<app::FramePump>("", std::make_unique<MotionJpeg>(specimen()), m_feed);
        after(1000, &Bench::watch);
    }
    void watch() {
        m_screen.emplace(*m_window, [this](Clock::time_point when) { m_hand->answered(when); });
        m_hand.emplace();
        m_spent = processorSeconds();
        m_begun = Clock::now();
        after(kWatching, &Bench::endWatching);
    }
    void endWatching() {
        const double seconds = milliseconds(Clock::now() - m_begun) / 1000;
        say("camera preview 1280x720", m_screen->cameraFrames() / seconds, "fps", 30, true);
        say("processor, one core is 100", 100 * (processorSeconds() - m_spent) / seconds, "%", 25);
        // Touches while a document is read from the camera as fast as that goes, and one visit follows another.
        auto zones = capture::ZoneReader::load(m_setup.assets / "models");
        if (!zones) {
            std::printf("the models cannot be read\n");
            g_good = false;
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
        say("memory with the camera on", residentMegabytes(), "MB", 160);
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
            g_good = false;
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
        for (const kiosk_ui::Action& action : page.secondary)
            if (action.name == "back")
                return bench::findControl(*m_window, words.of(action.label));
        return nullptr;
    }
    void endTouching() {
        const kiosk_ui::LoopTurns turns = m_loop->turns();
        const double memory = residentMegabytes();
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
            g_good = false;
        }
        if (!answers.empty()) {
            say("touch answered, median", milliseconds(answers[answers.size() / 2]), "ms", 50);
            say("touch answered, 99 of 100", milliseconds(answers[answers.size() * 99 / 100]), "ms", 50);
        }
        say("window blocked, longest", static_cast<double>(turns.longestBlocked.count()) / 1000, "ms", 16);
        std::printf("%-44s %8d\n%-44s %8.1f MB\n", "whole visits meanwhile", m_visits.load(), "memory with those",
                    memory);
        m_loop.reset();
        ExitMainLoop();
    }

    app::KioskSetup m_setup;
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
    app::KioskOptions options;
    options.demo = true;
    auto setup = app::setUpKiosk(options);
    if (!setup) {
        std::fprintf(stderr, "%s\n", explain(setup.error()).c_str());
        return 1;
    }
    setup->session.language = "en";
    std::vector<Start> starts;
    for (int i = 0; i < kStarts; ++i)
        starts.push_back(startOnce(app::siblingProgram("rapoint-kiosk"), setup->plan.work));
    std::ranges::sort(starts, {}, &Start::milliseconds);
    const Start& start = starts[kStarts / 2];
    say("start to the first page, median of five", start.milliseconds, "ms", 400);
    std::printf("%-44s %8.1f ms\n", "of which at work", start.processor);
    wxApp::SetInstance(new Bench{*std::move(setup)});
    int none = 1;
    wxEntry(none, argv);
    return g_good ? 0 : 1;
}
