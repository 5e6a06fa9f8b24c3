// What the touch station costs and how soon it answers: start, memory with the camera on, the camera's preview,
// touches while a document is read. Needs a display; prints each figure with its limit and ends with 1 if one is
// missed.
#include "capture/camera/frame_conversion.h"
#include "capture/frame/document_watch.h"
#include "capture/mrz/frame_reader.h"
#include "kiosk-ui/wx/camera_view.h"
#include "kiosk-ui/wx/loop_watch.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/file_bytes.h"
#include "station/app/frame_pump.h"
#include "station/app/kiosk_setup.h"
#include "station/app/silent_desk.h"

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
constexpr int kTouches = 120;

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

/// From the program's start to its first page being painted.
double startOnce(const std::filesystem::path& program, const std::filesystem::path& work) {
    int ready[2];
    if (::pipe(ready) != 0)
        return -1;
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
    const bool came = ::read(ready[0], &said, 1) == 1;
    const double took = milliseconds(Clock::now() - begun);
    ::close(ready[0]);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    return came ? took : 1e9;
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
        return capture::Frame{m_decodes ? cv::imdecode(encoded, cv::IMREAD_GRAYSCALE) : cv::Mat{}, {}};
    }
    void decode(bool wanted) override { m_decodes = wanted; }
    Result<Picture> picture() override { return Picture{m_frames[m_at % m_frames.size()], "image/jpeg"}; }
    std::string name() const override { return "bench"; }

private:
    std::vector<Bytes> m_frames;
    std::size_t m_at = 0;
    bool m_decodes = true;
};

/// Counts what is painted, and when the window was painted after a touch.
class Paints final : public wxEventFilter {
public:
    Paints() { wxEvtHandler::AddFilter(this); }
    ~Paints() override { wxEvtHandler::RemoveFilter(this); }
    int FilterEvent(wxEvent& event) override {
        if (event.GetEventType() == wxEVT_PAINT) {
            frames += dynamic_cast<kiosk_ui::CameraView*>(event.GetEventObject()) != nullptr ? 1 : 0;
            if (touched != Clock::time_point{} && !dynamic_cast<kiosk_ui::CameraView*>(event.GetEventObject()))
                answers.push_back(milliseconds(Clock::now() - std::exchange(touched, {})));
        }
        return Event_Skip;
    }
    int frames = 0;
    Clock::time_point touched{};
    std::vector<double> answers;
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
        m_paints.frames = 0;
        m_spent = processorSeconds();
        m_begun = Clock::now();
        after(kWatching, &Bench::endWatching);
    }
    void endWatching() {
        const double seconds = milliseconds(Clock::now() - m_begun) / 1000;
        say("camera preview 1280x720", m_paints.frames / seconds, "fps", 30, true);
        say("processor, one core is 100", 100 * (processorSeconds() - m_spent) / seconds, "%", 25);
        // Touches while a document is read from the camera as fast as that goes.
        auto zones = capture::ZoneReader::load(m_setup.assets / "models");
        if (!zones) {
            std::printf("the models cannot be read\n");
            g_good = false;
            return ExitMainLoop();
        }
        m_zones.emplace(*std::move(zones));
        m_reader = std::thread{[this] { read(); }};
        m_loop = std::make_unique<kiosk_ui::LoopWatch>(nullptr);
        after(1000, &Bench::touch);
    }
    void read() {
        capture::FrameReader frames{*m_zones};
        capture::DocumentWatch document{[&](const cv::Mat& grey) { return frames.read(grey); }};
        while (!m_done)
            if (const auto frame = m_pump->newest(100ms); frame && *frame)
                static_cast<void>(document.see((*frame)->frame.grey, (*frame)->frame.at));
    }
    void touch() {
        if (m_touches == 0)
            m_loop->restart();
        if (m_touches == kTouches)
            return endTouching();
        m_paints.touched = Clock::now();
        m_session->press(m_touches++ % 2 == 0 ? "language" : "back");
        after(80, &Bench::touch);
    }
    void endTouching() {
        const kiosk_ui::LoopTurns turns = m_loop->turns();
        say("memory with the camera on", residentMegabytes(), "MB", 160);
        m_done = true;
        m_reader.join();
        m_pump.reset();
        std::vector<double> answers = m_paints.answers;
        std::ranges::sort(answers);
        if (answers.size() < kTouches * 9 / 10) {
            std::printf("only %zu of %d touches were answered\n", answers.size(), kTouches);
            g_good = false;
            return ExitMainLoop();
        }
        say("touch answered, median", answers[answers.size() / 2], "ms", 50);
        say("touch answered, 99 of 100", answers[answers.size() * 99 / 100], "ms", 50);
        say("window blocked, longest", static_cast<double>(turns.longestBlocked.count()) / 1000, "ms", 16);
        m_loop.reset();
        ExitMainLoop();
    }

    app::KioskSetup m_setup;
    app::SilentDesk m_desk;
    kiosk_ui::CameraFeed m_feed;
    std::unique_ptr<kiosk_ui::Session> m_session;
    kiosk_ui::StationWindow* m_window = nullptr;
    Paints m_paints;
    wxTimer m_timer;
    Step m_next = nullptr;
    std::unique_ptr<app::FramePump> m_pump;
    std::optional<capture::ZoneReader> m_zones;
    std::thread m_reader;
    std::atomic<bool> m_done = false;
    std::unique_ptr<kiosk_ui::LoopWatch> m_loop;
    double m_spent = 0;
    Clock::time_point m_begun{};
    int m_touches = 0;
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
    std::vector<double> starts;
    for (int i = 0; i < kStarts; ++i)
        starts.push_back(startOnce(app::siblingProgram("rapoint-kiosk"), setup->plan.work));
    std::ranges::sort(starts);
    say("start to the first page, median of five", starts[kStarts / 2], "ms", 400);
    wxApp::SetInstance(new Bench{*std::move(setup)});
    int none = 1;
    wxEntry(none, argv);
    return g_good ? 0 : 1;
}
