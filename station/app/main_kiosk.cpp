// rapoint-kiosk: the touch station. Parses, composes session, station and window, and runs the toolkit's loop.

#include "kiosk-ui/model/language.h"
#include "kiosk-ui/wx/loop_watch.h"
#include "kiosk-ui/wx/mailbox.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/gallery/kiosk_gallery.h"
#include "station/app/touch/kiosk_desk.h"
#include "station/app/touch/kiosk_setup.h"
#include "station/app/touch/service_watch.h"
#include "station/app/touch/shared_pictures.h"
#include "station/app/touch/stack_wipe.h"

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

/// The program as the toolkit sees it. Everything is made before the window is shown; what needs a device is done
/// on the desk's own thread.
class KioskProgram final : public wxApp {
public:
    KioskProgram(KioskSetup setup, std::optional<GalleryOptions> gallery)
        : m_setup{std::move(setup)}
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
        m_desk = std::make_unique<KioskDesk>(m_setup.plan, m_feed, [this](KioskDesk::Report report) {
            m_mail->put([this, report = std::move(report)] {
                if (m_session)
                    report(*m_session);
            });
        });
        m_session = std::make_unique<kiosk_ui::Session>(m_setup.session, m_setup.profile, *m_desk, [this] {
            if (m_window != nullptr)
                m_window->pageChanged();
        });
        m_window = new kiosk_ui::StationWindow(*m_session, m_feed,
                                               {.icons = m_setup.assets / "icons",
                                                .demo = m_setup.plan.demo,
                                                .size = {m_setup.width, m_setup.height}});
        m_session->onForgotten([this] { CallAfter([this] { CallAfter([this] { wipeRemains(); }); }); });
        m_window->showNow();
        m_window->Show();
        m_window->whenFirstShown([this] {
            if (m_setup.saysWhenReady) {
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
        // What is still on its way to the display is taken first; then everything is painted anew.
        gdk_display_sync(gdk_display_get_default());
        wipeSharedPictures();
        if (m_window != nullptr)
            m_window->Refresh();
        wipeStack();
    }

    KioskSetup m_setup;
    std::optional<GalleryOptions> m_gallery;
    kiosk_ui::CameraFeed m_feed;
    std::optional<kiosk_ui::Mailbox> m_mail;
    std::unique_ptr<KioskDesk> m_desk;
    std::unique_ptr<kiosk_ui::Session> m_session;
    kiosk_ui::StationWindow* m_window = nullptr;
    ServiceWatch m_watch;
    std::unique_ptr<kiosk_ui::LoopWatch> m_loop;
    wxTimer m_alive;
};

} // namespace

int main(int argc, char** argv) {
    KioskOptions options;
    CLI::App app{"the touch station of a registration point"};
    app.add_option("--mode", options.mode, "desk, mobile or kiosk")
        ->check(CLI::IsMember({"desk", "mobile", "kiosk"}))
        ->capture_default_str();
    app.add_flag("--demo", options.demo, "with simulated devices");
    app.add_flag("--offline", options.offline, "in a demonstration: as if the network were away");
    app.add_option("--provider", options.provider, "which provider's flow, in a demonstration")
        ->capture_default_str();
    app.add_option("--work", options.work, "directory with station.toml")->envname("RAPOINT_STATION");
    app.add_option("--language", options.language,
                   "one of " + kiosk_ui::languageList() + "; the provider's first if not given");
    app.add_option("--idle", options.idleSeconds, "seconds without a touch before the session ends or locks");
    app.add_option("--size", options.size, "WIDTHxHEIGHT of the window; the whole screen if not given");
    GalleryOptions gallery;
    auto* const pictures = app.add_subcommand("gallery", "checks every page in every language, look and size");
    pictures->add_option("directory", gallery.directory,
                         "where a picture of each is written; only checked without");
    pictures->add_option("--sample", gallery.sample, "how many of them, picked by the seed");
    pictures->add_option("--seed", gallery.seed)->capture_default_str();
    app.add_flag("--say-when-ready", options.saysWhenReady, "a line to the output when the first page is shown");
    pictures->add_option("--only", gallery.only, "those with this in their name: \"-uk-large-\", \"1366x768\" …");
    pictures->add_option("--scale", gallery.scale, "pixels of the display to a pixel of the page, 1 or 2")
        ->check(CLI::Range(1, 2));
    bool checkDisplay = false;
    app.add_flag("--check-display", checkDisplay, "only say by the exit status whether there is a display");
    CLI11_PARSE(app, argc, argv);
    if (checkDisplay)
        return gtk_init_check(nullptr, nullptr) ? 0 : 1;
    options.demo = options.demo || *pictures;
    if (*pictures)
        ::setenv("GDK_SCALE", std::to_string(gallery.scale).c_str(),
                 1); // NOLINT(concurrency-mt-unsafe): no thread yet
    auto setup = setUpKiosk(options);
    if (!setup) {
        std::fprintf(stderr, "%s\n", explain(setup.error()).c_str());
        return static_cast<int>(rowOf(setup.error().code).exitStatus);
    }
    // What the toolkit itself complains of, of a display that is not there for one, never stands over a page.
    wxLog::SetActiveTarget(new wxLogStderr);
    wxApp::SetInstance(new KioskProgram{*std::move(setup), *pictures ? std::optional{gallery} : std::nullopt});
    int none = 1;
    return wxEntry(none, argv);
}
