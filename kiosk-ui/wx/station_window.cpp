#include "kiosk-ui/wx/station_window.h"

#include "kiosk-ui/wx/header_bar.h"
#include "kiosk-ui/wx/spoken_words.h"
#include "kiosk-ui/wx/stepper.h"

#include <gdk/gdkx.h>
#include <gtk/gtk.h>
#include <wx/display.h>

#include <chrono>

namespace rapoint::kiosk_ui {

namespace {

constexpr int kTick = 250; // ms
constexpr int kStepperHeight = 52;

bool hasWindowManager() {
    GdkScreen* const screen = gdk_screen_get_default();
    return GDK_IS_X11_SCREEN(screen) &&
           gdk_x11_screen_supports_net_wm_hint(screen, gdk_atom_intern_static_string("_NET_WM_STATE_FULLSCREEN"));
}

/// What the header shows beside the page: the devices that need somebody, and whether pages are read out.
std::string headerOf(const Session& session) {
    std::string shown = session.switches().speech ? "speech" : "";
    for (const DeviceHealth& device : session.overview().devices)
        if (device.mark != Mark::Good)
            shown += ' ' + device.device;
    return shown + (session.overview().devices.empty() ? "" : ".");
}

bool wantsDigits(const Page& page) {
    for (const Field& field : page.fields)
        if (field.keyboard != Keyboard::Digits)
            return false;
    return !page.fields.empty();
}

} // namespace

StationWindow::StationWindow(Session& session, CameraFeed& feed, const WindowSettings& settings)
    : wxFrame(nullptr, wxID_ANY, "rapoint", wxDefaultPosition,
              settings.size == wxSize{} ? wxDisplay(0u).GetGeometry().GetSize() : settings.size,
              wxNO_BORDER | wxTAB_TRAVERSAL)
    , m_session{session}
    , m_feed{feed}
    , m_settings{settings}
    , m_kit{session, {}, {}, Icons{settings.icons}}
    , m_timer{this} {
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_session.tick(now()); });
    Bind(wxEVT_CHAR_HOOK, &StationWindow::onKey, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        pageChanged();
    });
    m_feed.onFrame([this] { m_mail.put([this] { takeFrame(); }); });
    wxEvtHandler::AddFilter(this);
    if (settings.timed)
        m_timer.Start(kTick);
    if (settings.size == wxSize{} && hasWindowManager())
        ShowFullScreen(true);
}

StationWindow::~StationWindow() {
    wxEvtHandler::RemoveFilter(this);
    m_feed.onFrame({});
}

IdleWatch::Time StationWindow::now() const {
    return std::chrono::duration_cast<IdleWatch::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

int StationWindow::FilterEvent(wxEvent& event) {
    const wxEventType type = event.GetEventType();
    if (type == wxEVT_PAINT && m_firstShown)
        std::exchange(m_firstShown, {})();
    if (type == wxEVT_LEFT_DOWN || type == wxEVT_KEY_DOWN || type == wxEVT_BUTTON || type == wxEVT_TEXT)
        m_session.touched(now());
    return Event_Skip;
}

void StationWindow::pageChanged() {
    if (std::exchange(m_pending, true))
        return;
    CallAfter([this] { showNow(); });
}

void StationWindow::showNow() {
    m_pending = false;
    const Page page = m_session.page();
    const std::string header = headerOf(m_session);
    const bool sameFrame = m_session.language() == m_shownLanguage &&
                           m_session.appearance() == m_shownAppearance && GetClientSize() == m_shownSize &&
                           header == m_shownHeader && m_view != nullptr;
    if (sameFrame && page == m_shown)
        return;
    if (page.name != m_shown.name)
        m_keyboard = {.open = !page.fields.empty() && page.choices.empty() && page.rows.empty(),
                      .digits = wantsDigits(page)};
    const bool inPlace = sameFrame && m_view->update(page);
    if (inPlace && m_footer != nullptr)
        m_footer->update(page);
    m_shown = Page{page}; // moved in: what is let go of is let go of as a whole
    m_shownHeader = header;
    if (!inPlace)
        build(page);
    if (m_session.switches().speech)
        m_speaker.read(spokenWords(m_shown, m_kit.words), m_session.language());
    else
        m_speaker.fallSilent();
}

void StationWindow::build(const Page& page) {
    if (!(m_session.appearance() == m_kit.theme.appearance()))
        m_kit.theme.use(m_session.appearance());
    if (m_session.language() != m_shownLanguage)
        m_kit.words.use(m_session.language());
    m_shownLanguage = m_session.language();
    m_shownAppearance = m_session.appearance();
    m_shownSize = GetClientSize();
    wxWindow* const focused = FindFocus();
    const char* const name =
        focused == nullptr ? nullptr : atk_object_get_name(gtk_widget_get_accessible(focused->GetHandle()));
    const std::string hadFocus = name == nullptr ? "" : name;

    Freeze();
    wxPanel* const old = m_content;
    buildHeader();
    const int top = m_header->GetSize().y;
    const wxSize below{m_shownSize.x, m_shownSize.y - top};
    m_content = new wxPanel(this, wxID_ANY, {0, top}, below);
    m_content->SetBackgroundColour(toWx(m_kit.theme.tokens().page));
    auto* const all = new wxBoxSizer(wxVERTICAL);
    if (page.stage && !m_keyboard.open)
        all->Add(new Stepper(m_content, m_kit, *page.stage, {m_shownSize.x, kStepperHeight}), 0, wxEXPAND);
    buildLower(*all, page, below);
    m_content->SetSizer(all);
    m_content->Layout();
    if (old != nullptr)
        old->Destroy();
    Thaw();
    restoreFocus(hadFocus);
    // A page that has just been put up has stale sizes until the toolkit came round once.
    CallAfter([content = wxWeakRef<wxPanel>{m_content}] {
        if (content)
            content->Layout();
    });
}

/// What does not change from page to page is not made anew with each.
void StationWindow::buildHeader() {
    const std::string shows = m_shownLanguage + (m_shownAppearance.large ? " large" : "") +
                              (m_shownAppearance.contrast ? " contrast" : "") + ' ' +
                              std::to_string(m_shownSize.x) + ' ' + headerOf(m_session);
    if (m_header != nullptr && shows == m_headerShows)
        return;
    if (m_header != nullptr)
        m_header->Destroy();
    m_headerShows = shows;
    m_header = new HeaderBar(this, m_kit, m_settings.demo, m_shownSize.x);
    m_header->SetSize(0, 0, m_shownSize.x, m_header->GetBestSize().y);
    m_header->Layout();
    // As with the pages: sizes are stale until the toolkit came round once.
    CallAfter([header = wxWeakRef<wxPanel>{m_header}] {
        if (header)
            header->Layout();
    });
}

void StationWindow::buildLower(wxSizer& all, const Page& page, wxSize below) {
    const int width = below.x;
    m_keys = nullptr;
    m_footer = new FooterBar(m_content, m_kit, page, width);
    int room = below.y - all.GetMinSize().y - m_footer->GetBestSize().y;
    if (m_keyboard.open) {
        m_keys = new KeyboardPanel(m_content, m_kit, m_keyboard, width,
                                   [this](KeyboardState state) { openKeyboard(state); });
        room -= m_keys->GetBestSize().y;
    }
    m_view = new PageView(m_content, m_kit, page, {width, room}, m_keyboard.open, [this] {
        KeyboardState opened = m_keyboard;
        opened.open = true;
        openKeyboard(opened);
    });
    if (const wxSize camera = m_view->cameraSize(); camera.x > 0)
        m_feed.wantSize(camera.x, camera.y);
    all.Add(m_view, 1, wxEXPAND);
    if (m_keys != nullptr) {
        m_keys->writeTo(m_view->field());
        all.Add(m_keys, 0, wxEXPAND);
    }
    all.Add(m_footer, 0, wxEXPAND);
}

void StationWindow::openKeyboard(KeyboardState state) {
    if (m_shown.fields.empty() || state == m_keyboard)
        return;
    m_keyboard = state;
    CallAfter([this] { build(m_session.page()); });
}

void StationWindow::restoreFocus(const std::string& name) {
    if (m_keyboard.open && m_view->field() != nullptr) {
        m_view->field()->SetFocus();
        m_view->field()->SetInsertionPointEnd();
        return;
    }
    if (name.empty())
        return;
    std::vector<wxWindow*> open{this};
    while (!open.empty()) {
        wxWindow* const window = open.back();
        open.pop_back();
        for (wxWindow* const child : window->GetChildren())
            open.push_back(child);
        const char* const own = atk_object_get_name(gtk_widget_get_accessible(window->GetHandle()));
        if (own != nullptr && name == own && window->AcceptsFocus() &&
            dynamic_cast<wxTextCtrl*>(window) == nullptr)
            return window->SetFocus();
    }
}

void StationWindow::takeFrame() {
    if (auto frame = m_feed.take(); frame && m_view != nullptr)
        m_view->showFrame(std::move(*frame));
}

void StationWindow::onKey(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (m_shown.pin && key >= '0' && key <= '9')
        return m_session.digit(static_cast<char>(key));
    if (m_shown.pin && key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
        return m_session.digit(static_cast<char>('0' + key - WXK_NUMPAD0));
    if (m_shown.pin && key == WXK_BACK)
        return m_session.eraseDigit();
    const bool inField = dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr;
    if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && (m_shown.pin || inField)) {
        if (m_shown.primary && m_shown.primary->enabled)
            m_session.press(m_shown.primary->action);
        return;
    }
    if (key == WXK_ESCAPE)
        return m_session.press("back");
    event.Skip();
}

} // namespace rapoint::kiosk_ui
