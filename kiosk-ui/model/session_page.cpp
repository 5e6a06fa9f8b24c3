// The page that is to be seen: a part of Session.
#include "kiosk-ui/model/alone.h"
#include "kiosk-ui/model/session.h"

#include <algorithm>
#include <cstdlib>

namespace rapoint::kiosk_ui {

std::string Session::demoPin(const char* role) const {
    return m_settings.demoPin ? m_settings.demoPin(role) : std::string{};
}

Page Session::page() const {
    if (m_secondsLeft)
        return idlePage(*m_secondsLeft);
    if (m_locked)
        return lockedPage(m_signInFault, m_pin.size(), demoPin("inspector"));
    if (m_overlay == "language")
        return languagePage(m_language);
    if (!m_overlay.empty())
        return operatorPage();
    Page page = placePage();
    if (page.pin)
        page.pin->order = m_padOrder;
    return page;
}

Page Session::placePage() const {
    switch (m_place) {
    case Place::Start:
        return startPage(m_settings.mode);
    case Place::SignIn:
        return signInPage(m_signInFault, m_pin.size(), demoPin("inspector"));
    case Place::WorkList:
        return workListPage(m_overview, m_language, m_settings.minutesEast);
    case Place::Working:
        return workingPage(m_steps);
    case Place::Camera:
        return cameraPage(m_guidance, m_steps.empty() ? "capture-document" : m_steps.back());
    case Place::Ended:
        return endPage(m_end, m_settings.mode);
    case Place::OfficerNext:
        return officerNextPage(m_end.number);
    case Place::Status:
        return statusPage(m_form, m_status, m_statusNotice);
    case Place::Activation:
        return activationPage(m_activation, m_pin.size());
    case Place::Activated:
        return activatedPage();
    case Place::Asked:
        break;
    }
    return questionPage();
}

/// The pictures that came with the question, where this page shows them.
void Session::showPictures(Page& page) const {
    if (m_question->what != "pages") {
        if (m_dialog.empty() ? m_question->what != "signature" : page.isDocument)
            page.pictures = m_pictures;
    } else if (m_dialog.empty()) {
        for (std::size_t i = 0; i < std::min(page.rows.size(), m_pictures.size()); ++i)
            page.rows[i].picture = m_pictures[i];
    } else if (const auto place = m_form.find("page"); m_dialog == "page-options" && place != m_form.end()) {
        const auto number =
            static_cast<std::size_t>(std::max(1L, std::strtol(place->second.c_str(), nullptr, 10)));
        if (number <= m_pictures.size())
            page.pictures = {m_pictures[number - 1]};
    }
}

Page Session::questionPage() const {
    const Dialog* const dialog = findDialog(m_dialog.empty() ? m_question->what : m_dialog);
    Page page = dialog->show(subject());
    if (page.pin) {
        page.pin->entered = m_pin.size();
        page.primary->enabled = m_pin.size() > 0;
        if (m_settings.demoPin && page.name == m_question->what && page.name != "signing-code")
            page.hint = Text{.id = "sign-in.demo-pin", .with = {{"pin", m_settings.demoPin("approver")}}};
    }
    if (page.name == "reference" && !m_settings.demoReference.empty())
        page.hint = Text{.id = "reference.demo", .with = {{"number", m_settings.demoReference}}};
    for (Field& field : page.fields)
        if (const auto at = m_errors.find(field.name); at != m_errors.end())
            field.error = at->second;
    showPictures(page);
    if (page.pen) {
        page.pen->strokes = m_ink.strokes.size();
        page.primary->enabled = !m_ink.strokes.empty();
    }
    if (m_settings.mode == Mode::Kiosk)
        fitApplicantAlone(page);
    const auto shown = [&](const std::string& name) {
        for (const Field& field : page.fields)
            if (field.name == name)
                return true;
        return false;
    };
    for (const auto& [name, error] : m_errors)
        if (!shown(name))
            page.notice = Notice{.mark = Mark::Attention, .text = error};
    return page;
}

} // namespace rapoint::kiosk_ui
