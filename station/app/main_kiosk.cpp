// rapoint-kiosk: the touch station. Parses, composes session, station and window, and runs the toolkit's loop.

#include "kiosk-ui/model/language.h"
#include "kiosk-ui/wx/loop_watch.h"
#include "kiosk-ui/wx/mailbox.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/demo/demo_options.h"
#include "station/app/demo/touch_demo_setup.h"
#include "station/app/gallery/gallery.h"
#include "station/app/touch/service_surroundings.h"
#include "station/app/touch/service_watch.h"
#include "station/app/touch/shared_pictures.h"
#include "station/app/touch/touch_desk.h"
#include "station/base/closed_memory.h"

#include <CLI/CLI.hpp>
#include <gtk/gtk.h>
#include <wx/timer.h>
#include <wx/wx.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

namespace {

using namespace rapoint;
using namespace rapoint::app;

constexpr int kAlive = 5000; // ms

/// What is known before a window is shown.
struct Composition {
    TouchSetup setup;
    std::unique_ptr<TouchSurroundings> surroundings; ///< of the station
    bool demo = false;                               ///< said on every page
    bool saysWhenReady = false;
};

/// The program as the toolkit sees it. Everything is made before the window is shown; what needs a device is done
/// on the desk's own thread.
class KioskProgram final : public wxApp {
public:
    KioskProgram(Composition composition, std::optional<GalleryOptions> gallery)
        : m_surroundings{std::move(composition.surroundings)}
        , m_setup{std::move(composition.setup)}
        , m_demo{composition.demo}
        , m_saysWhenReady{composition.saysWhenReady}
        , m_gallery{std::move(gallery)} {}

    bool OnInit() override {
        if (!m_gallery)
            openStation();
        return true;
    }

    int OnRun() override {
        if (!m_gallery)
            return wxApp::OnRun();
        int status = 1;
        SetExitOnFrameDelete(false);
        CallAfter([&] {
            status = showGallery(m_setup, *m_gallery);
            ExitMainLoop();
        });
        wxApp::OnRun();
        return status;
    }

    int OnExit() override {
        m_desk.reset();
        m_session.reset();
        m_mail.reset();
        return 0;
    }

private:
    void openStation() {
        m_mail.emplace();
        m_desk = std::make_unique<TouchDesk>(m_setup.mode, std::move(m_surroundings), m_feed,
                                             [this](TouchDesk::Report report) {
                                                 m_mail->put([this, report = std::move(report)] {
                                                     if (m_session)
                                                         report(*m_session);
                                                 });
                                             });
        m_session = std::make_unique<kiosk_ui::Session>(m_setup.session, m_setup.profile, *m_desk, [this] {
            if (m_window != nullptr)
                m_window->pageChanged();
        });
        m_window = new kiosk_ui::StationWindow(
            *m_session, m_feed,
            {.icons = m_setup.assets / "icons", .demo = m_demo, .size = {m_setup.width, m_setup.height}});
        m_session->onForgotten([this] { CallAfter([this] { CallAfter([this] { wipeRemains(); }); }); });
        m_window->showNow();
        m_window->Show();
        m_window->whenFirstShown([this] {
            if (m_saysWhenReady) {
                std::printf("ready\n");
                std::fflush(stdout);
            }
            m_desk->prepare();
        });
#ifndef NDEBUG
        watchLoop();
#endif
        // From this thread's own timer: a window that is stuck is not alive.
        m_alive.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_watch.alive(); });
        m_alive.Start(kAlive);
    }

    /// In builds for development a window that waits for anything but events is a mistake: said, or where a test
    /// wants that, fatal.
    void watchLoop() {
        m_loop = std::make_unique<kiosk_ui::LoopWatch>([](std::chrono::microseconds blocked) {
            std::fprintf(stderr, "the window was blocked for %lld us\n", static_cast<long long>(blocked.count()));
            if (std::getenv("RAPOINT_LOOP_WATCH") != nullptr) // NOLINT(concurrency-mt-unsafe): nobody sets it
                std::abort();
        });
    }

    /// Once the page that had it is gone: where an applicant's data were on their way is overwritten too.
    void wipeRemains() {
        m_feed.take();
        for (const GdkAtom selection : {GDK_SELECTION_CLIPBOARD, GDK_SELECTION_PRIMARY})
            gtk_clipboard_clear(gtk_clipboard_get(selection));
        // What is still on its way to the display is taken first; then everything is repainted.
        gdk_display_sync(gdk_display_get_default());
        wipeSharedPictures();
        if (m_window != nullptr)
            m_window->Refresh();
        wipeStack();
    }

    std::unique_ptr<TouchSurroundings> m_surroundings; ///< until the desk has it
    TouchSetup m_setup;
    bool m_demo;
    bool m_saysWhenReady;
    std::optional<GalleryOptions> m_gallery;
    kiosk_ui::CameraFeed m_feed;
    std::optional<kiosk_ui::Mailbox> m_mail;
    std::unique_ptr<TouchDesk> m_desk;
    std::unique_ptr<kiosk_ui::Session> m_session;
    kiosk_ui::StationWindow* m_window = nullptr;
    ServiceWatch m_watch;
    std::unique_ptr<kiosk_ui::LoopWatch> m_loop;
    wxTimer m_alive;
};

/// What the command line asks for.
struct Options {
    TouchOptions touch{.provider = DemoOptions{}.provider};
    bool demo = false;
    bool offline = false;
    bool saysWhenReady = false;
    bool checksDisplay = false;
    std::filesystem::path work;
    GalleryOptions gallery;
};

/// Gives the command for the gallery.
CLI::App* addOptions(CLI::App& app, Options& options) {
    app.add_option("--mode", options.touch.mode, "Mode: desk, mobile or kiosk")
        ->check(CLI::IsMember({"desk", "mobile", "kiosk"}))
        ->capture_default_str();
    app.add_flag("--demo", options.demo, "Simulate the devices");
    app.add_flag("--offline", options.offline, "Demonstration: simulate a missing network");
    app.add_option("--provider", options.touch.provider, "Demonstration: provider whose journey is used")
        ->capture_default_str();
    app.add_option("--work", options.work, "Directory with station.toml")->envname("RAPOINT_STATION");
    app.add_option("--language", options.touch.language,
                   "one of " + kiosk_ui::languageList() + "; default: the provider's first");
    app.add_option("--idle", options.touch.idleSeconds,
                   "Seconds without a touch before the session ends or locks");
    app.add_option("--size", options.touch.size, "WIDTHxHEIGHT of the window; default: the whole screen");
    app.add_flag("--say-when-ready", options.saysWhenReady, "Print a line when the first page is shown");
    app.add_flag("--check-display", options.checksDisplay, "Exit with status 0 if there is a display");
    GalleryOptions& gallery = options.gallery;
    auto* const pictures = app.add_subcommand("gallery", "Check every page in every language, look and size");
    pictures->add_option("directory", gallery.directory,
                         "Directory for a picture of each page; default: only check");
    pictures->add_option("--sample", gallery.sample, "Number of pages, picked by the seed");
    pictures->add_option("--seed", gallery.seed)->capture_default_str();
    pictures->add_option("--only", gallery.only, "those with this in their name: \"-uk-large-\", \"1366x768\" …");
    pictures->add_option("--scale", gallery.scale, "Display pixels per page pixel, 1 or 2")
        ->check(CLI::Range(1, 2));
    return pictures;
}

Result<Composition> composeDemo(const Options& options) {
    RAPOINT_TRY(TouchDemoSetup demo, setUpTouchDemo(options.touch, options.work, options.offline));
    return Composition{std::move(demo.setup), std::make_unique<TouchDemo>(std::move(demo.plan)), true,
                       options.saysWhenReady};
}

Result<Composition> composeStation(const Options& options) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(options.work));
    if (config.demo)
        return failure(FaultCode::ConfigurationInvalid, "this station is a demonstration: say --demo");
    TouchOptions touch = options.touch;
    touch.provider = config.provider;
    touch.assets = config.assets;
    RAPOINT_TRY(TouchSetup setup, setUpTouch(touch));
    return Composition{std::move(setup), std::make_unique<ServiceSurroundings>(options.work), false,
                       options.saysWhenReady};
}

} // namespace

int main(int argc, char** argv) {
    if (const auto closed = closeMemory(); !closed) {
        std::fprintf(stderr, "%s\n", explain(closed.error()).c_str());
        return static_cast<int>(rowOf(closed.error().code).exitStatus);
    }
    Options options;
    CLI::App app{"The touch station of a registration point"};
    const CLI::App* const pictures = addOptions(app, options);
    CLI11_PARSE(app, argc, argv);
    if (options.checksDisplay)
        return gtk_init_check(nullptr, nullptr) ? 0 : 1;
    if (*pictures)
        ::setenv("GDK_SCALE", std::to_string(options.gallery.scale).c_str(),
                 1); // NOLINT(concurrency-mt-unsafe): no thread yet
    auto composition = options.demo || *pictures ? composeDemo(options) : composeStation(options);
    if (!composition) {
        std::fprintf(stderr, "%s\n", explain(composition.error()).c_str());
        return static_cast<int>(rowOf(composition.error().code).exitStatus);
    }
    // What the toolkit itself complains of, of a display that is not there for one, never stands over a page.
    wxLog::SetActiveTarget(new wxLogStderr);
    wxApp::SetInstance(
        new KioskProgram{*std::move(composition), *pictures ? std::optional{options.gallery} : std::nullopt});
    int none = 1;
    return wxEntry(none, argv);
}
