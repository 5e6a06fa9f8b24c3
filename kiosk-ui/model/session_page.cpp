// The page that is to be seen: a part of Session.
#include "kiosk-ui/model/session.h"

namespace rapoint::kiosk_ui {

Page Session::page() const {
    if (const auto& left = m_navigation.secondsLeft())
        return idlePage(*left);
    Page page = m_navigation.isLocked()         ? lockedPage(m_signInFault, m_pin.size())
                : m_navigation.showsLanguages() ? languagePage(m_setting.language)
                : m_operator.isOpen()           ? m_operator.page()
                                                : screenPage();
    if (m_settings.hintFor)
        page.hint = m_settings.hintFor(page.name);
    return page;
}

Page Session::screenPage() const {
    Page page = [this] {
        switch (m_navigation.screen()) {
        case Screen::Start:
            return startPage(m_setting.mode);
        case Screen::SignIn:
            return signInPage(m_signInFault, m_pin.size());
        case Screen::WorkList:
            return workListPage(m_setting.overview, m_setting.language, m_setting.minutesEast);
        case Screen::Working:
            return m_visit.workingPage();
        case Screen::Camera:
            return m_visit.cameraPage();
        case Screen::Ended:
            return m_visit.endPage();
        case Screen::OfficerNext:
            return m_visit.officerNextPage();
        case Screen::Status:
            return m_holder.statusPage();
        case Screen::Activation:
            return m_holder.activationPage();
        case Screen::Activated:
            return HolderPages::activatedPage();
        case Screen::Asked:
            break;
        }
        return m_visit.questionPage();
    }();
    if (page.pin)
        page.pin->order = m_padOrder;
    return page;
}

} // namespace rapoint::kiosk_ui
