#include "kiosk-ui/model/visit_pages.h"

#include "kiosk-ui/model/alone.h"

#include <algorithm>
#include <utility>

namespace rapoint::kiosk_ui {

void VisitPages::worksOn(const std::string& step) {
    m_steps.clear();
    if (!step.empty())
        m_steps.push_back(step);
}

void VisitPages::asked(Question question, CaseState state, std::vector<ShownPicture> pictures) {
    // The same question asked again keeps what was entered, but never a PIN.
    const bool same = m_question && m_question->what == question.what;
    m_question = std::move(question);
    m_state = std::make_unique<CaseState>(std::move(state));
    if (!same)
        forgetForm();
    m_pin.clear();
    m_opened = {};
    m_errors.clear();
    m_pictures = std::move(pictures);
}

bool VisitPages::guided(const std::string& guidance) {
    return std::exchange(m_guidance, guidance) != guidance;
}

void VisitPages::ended(VisitEnd end) {
    forget();
    m_end = std::move(end);
    m_end.number = m_id ? shortName(*m_id) : std::string{};
}

bool VisitPages::applicantMayAnswer() const {
    const Journey* const journey = m_profile.journey("kiosk");
    if (journey == nullptr)
        return false;
    for (const StepSpec& step : journey->steps)
        if (step.word == m_question->step)
            return step.by == "applicant" || step.by == "station";
    return false;
}

DialogInput VisitPages::input() const {
    return {*m_question, *m_state, m_profile, m_setting.language, m_form, m_opened.about};
}

const Dialog& VisitPages::dialog() const {
    return *findDialog(m_opened.name.empty() ? m_question->what : m_opened.name);
}

std::optional<Reply> VisitPages::press(const Action& action) {
    if (action.is("back")) {
        forgetForm();
        return std::nullopt;
    }
    return follow(dialog().press(input(), action));
}

std::optional<Reply> VisitPages::follow(Outcome outcome) {
    if (auto* const errors = std::get_if<FieldErrors>(&outcome)) {
        m_errors = std::move(*errors);
        return std::nullopt;
    }
    if (auto* const opened = std::get_if<OpenDialog>(&outcome)) {
        forgetForm();
        m_opened = std::move(*opened);
        m_form = std::exchange(m_opened.form, {});
        return std::nullopt;
    }
    if (const auto* const pen = std::get_if<UsePen>(&outcome)) {
        PenSignature ink = std::exchange(m_ink, {});
        const bool signs = !pen->clear && !ink.strokes.empty();
        return signs ? std::optional<Reply>{Answer{PenSigned{std::move(ink)}}} : std::nullopt;
    }
    const bool takesPin = std::holds_alternative<UsePin>(outcome) ||
                          std::holds_alternative<UseHolderPin>(outcome) ||
                          std::holds_alternative<UseCode>(outcome);
    if (takesPin && m_pin.size() == 0)
        return std::nullopt;
    if (std::holds_alternative<UsePin>(outcome))
        return OfficerPin{m_pin.take()};
    if (std::holds_alternative<UseHolderPin>(outcome))
        return HolderPin{m_pin.take()};
    if (std::holds_alternative<UseCode>(outcome))
        return Answer{CodeTyped{std::make_shared<const Secret>(m_pin.take())}};
    if (auto* const answer = std::get_if<Answer>(&outcome))
        return std::move(*answer);
    return PutAside{};
}

bool VisitPages::enter(const std::string& field, const std::string& value) {
    m_form[field] = value;
    return m_errors.erase(field) > 0;
}

void VisitPages::choose(const std::string& group, const std::string& value) {
    // A group of one is a box to tick: chosen again it is empty.
    m_form[group] = group == "public-body" && m_form[group] == value ? "" : value;
    m_errors.erase(group);
}

void VisitPages::stroke(PenStroke stroke, int width, int height) {
    m_ink.width = width;
    m_ink.height = height;
    m_ink.strokes.push_back(std::move(stroke));
}

Page VisitPages::workingPage() const {
    return kiosk_ui::workingPage(m_steps);
}

Page VisitPages::cameraPage() const {
    return kiosk_ui::cameraPage(m_guidance, m_steps.empty() ? "capture-document" : m_steps.back());
}

Page VisitPages::endPage() const {
    return kiosk_ui::endPage(m_end, m_setting.mode);
}

Page VisitPages::officerNextPage() const {
    return kiosk_ui::officerNextPage(m_end.number);
}

Page VisitPages::questionPage() const {
    Page page = dialog().show(input());
    showEntries(page);
    showPictures(page);
    if (m_setting.alone())
        fitApplicantAlone(page);
    showErrors(page);
    return page;
}

void VisitPages::showEntries(Page& page) const {
    if (page.pin) {
        page.pin->entered = m_pin.size();
        page.primary->enabled = m_pin.size() > 0;
    }
    if (page.pen) {
        page.pen->strokes = m_ink.strokes.size();
        page.primary->enabled = !m_ink.strokes.empty();
    }
}

/// Beside its field, or above the page where the page has no such field.
void VisitPages::showErrors(Page& page) const {
    for (const auto& [name, error] : m_errors) {
        const auto field = std::ranges::find(page.fields, name, &Field::name);
        if (field != page.fields.end())
            field->error = error;
        else
            page.notice = Notice{.mark = Mark::Attention, .text = error};
    }
}

/// The pictures that came with the question, where this page shows them.
void VisitPages::showPictures(Page& page) const {
    const bool ownPage = m_opened.name.empty();
    if (m_question->what != "pages") {
        if (ownPage ? m_question->what != "signature" : page.isDocument)
            page.pictures = m_pictures;
        return;
    }
    if (ownPage) {
        for (std::size_t i = 0; i < std::min(page.rows.size(), m_pictures.size()); ++i)
            page.rows[i].picture = m_pictures[i];
        return;
    }
    const auto* const number = std::get_if<PageNumber>(&m_opened.about);
    if (number != nullptr && number->number >= 1 && number->number <= std::ssize(m_pictures))
        page.pictures = {m_pictures[static_cast<std::size_t>(number->number - 1)]};
}

void VisitPages::forgetForm() {
    wipeForm(m_form);
    m_errors.clear();
    m_opened = {};
    m_pin.clear();
    m_ink = {};
}

void VisitPages::forget() {
    forgetForm();
    m_state = std::make_unique<CaseState>();
    m_question.reset();
    m_pictures.clear();
    m_steps.clear();
    m_guidance.clear();
}

bool VisitPages::isWiped() const {
    return m_form.empty() && !m_question && m_state->length == 0 && !m_state->applicant;
}

} // namespace rapoint::kiosk_ui
