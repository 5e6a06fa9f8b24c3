#pragma once

#include "kiosk-ui/wx/footer_bar.h"
#include "kiosk-ui/wx/keyboard_panel.h"
#include "kiosk-ui/wx/mailbox.h"
#include "kiosk-ui/wx/page_view.h"
#include "kiosk-ui/wx/speaker.h"

#include <wx/timer.h>

#include <filesystem>

namespace rapoint::kiosk_ui {

struct WindowSettings {
    std::filesystem::path icons; ///< assets/icons
    bool demo = false;
    wxSize size{};     ///< empty: the whole screen
    bool timed = true; ///< tells the session the time
};

/// The touch station's only window: shows the session's page and tells the session what is touched. It decides
/// nothing. Owned by the toolkit; user interface's thread.
class StationWindow final : public wxFrame, private wxEventFilter {
public:
    StationWindow(Session& session, CameraFeed& feed, const WindowSettings& settings);
    ~StationWindow() override;

    /// The session's page may be another one; shown when the event loop comes round.
    void pageChanged();
    /// Shows what is to be shown at once, for pictures of it.
    void showNow();
    /// Called once, when a page has been painted.
    void whenFirstShown(std::function<void()> shown) { m_firstShown = std::move(shown); }
    PageKit& kit() { return m_kit; }

private:
    int FilterEvent(wxEvent& event) override;
    void build(const Page& page);
    void buildHeader();
    void buildLower(wxSizer& all, const Page& page, wxSize room);
    void takeFrame();
    void onKey(wxKeyEvent& event);
    void openKeyboard(KeyboardState state);
    void restoreFocus(const std::string& name);
    IdleWatch::Time now() const;

    Session& m_session;
    CameraFeed& m_feed;
    Mailbox m_mail;
    WindowSettings m_settings;
    PageKit m_kit;
    wxTimer m_timer;
    bool m_pending = false;
    wxPanel* m_header = nullptr; ///< stays as long as it shows the same
    std::string m_headerShows;
    wxPanel* m_content = nullptr;
    PageView* m_view = nullptr;
    FooterBar* m_footer = nullptr;
    KeyboardPanel* m_keys = nullptr;
    KeyboardState m_keyboard;
    Page m_shown;
    std::string m_shownLanguage;
    Appearance m_shownAppearance;
    std::string m_shownHeader;
    std::function<void()> m_firstShown;
    Speaker m_speaker;
    wxSize m_shownSize;
};

} // namespace rapoint::kiosk_ui
