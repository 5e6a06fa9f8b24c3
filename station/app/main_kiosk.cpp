// rapoint-kiosk: the touch station. Parses, composes session, station and window, and runs the toolkit's loop.

#include "kiosk-ui/wx/station_window.h"
#include "station/app/kiosk_desk.h"
#include "station/app/kiosk_setup.h"

#include <CLI/CLI.hpp>
#include <gtk/gtk.h>
#include <wx/wx.h>

#include <cstdio>
#include <memory>

namespace {

using namespace rapoint;
using namespace rapoint::app;

/// The program as the toolkit sees it. Everything is made before the window is shown; what needs a device is done
/// on the desk's own thread.
class KioskProgram final : public wxApp {
public:
    explicit KioskProgram(KioskSetup setup)
        : m_setup{std::move(setup)} {}

    bool OnInit() override {
        m_desk = std::make_unique<KioskDesk>(m_setup.plan, m_feed, [this](KioskDesk::Report report) {
            CallAfter([this, report = std::move(report)] {
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
                                                .catalogues = m_setup.catalogues,
                                                .demo = m_setup.plan.demo,
                                                .size = {m_setup.width, m_setup.height}});
        m_window->showNow();
        m_window->Show();
        return true;
    }

    int OnExit() override {
        m_desk.reset();
        m_session.reset();
        return 0;
    }

private:
    KioskSetup m_setup;
    kiosk_ui::CameraFeed m_feed;
    std::unique_ptr<KioskDesk> m_desk;
    std::unique_ptr<kiosk_ui::Session> m_session;
    kiosk_ui::StationWindow* m_window = nullptr;
};

} // namespace

int main(int argc, char** argv) {
    KioskOptions options;
    CLI::App app{"the touch station of a registration point"};
    app.add_option("--mode", options.mode, "desk, mobile or kiosk")
        ->check(CLI::IsMember({"desk", "mobile", "kiosk"}))
        ->capture_default_str();
    app.add_flag("--demo", options.demo, "with simulated devices");
    app.add_option("--provider", options.provider, "which provider's flow, in a demonstration")
        ->capture_default_str();
    app.add_option("--work", options.work, "directory with station.toml")->envname("RAPOINT_STATION");
    app.add_option("--language", options.language, "bg, en, pl, ro, sl or uk; the provider's first if not given");
    app.add_option("--idle", options.idleSeconds, "seconds without a touch before the session ends or locks");
    app.add_option("--size", options.size, "WIDTHxHEIGHT of the window; the whole screen if not given");
    bool checkDisplay = false;
    app.add_flag("--check-display", checkDisplay, "only say by the exit status whether there is a display");
    CLI11_PARSE(app, argc, argv);
    if (checkDisplay)
        return gtk_init_check(nullptr, nullptr) ? 0 : 1;
    auto setup = setUpKiosk(options);
    if (!setup) {
        std::fprintf(stderr, "%s\n", explain(setup.error()).c_str());
        return static_cast<int>(rowOf(setup.error().code).exitStatus);
    }
    wxApp::SetInstance(new KioskProgram{*std::move(setup)});
    int none = 1;
    return wxEntry(none, argv);
}
