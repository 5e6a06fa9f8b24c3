#pragma once

#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/page_setting.h"
#include "kiosk-ui/model/pin_entry.h"
#include "kiosk-ui/model/reply.h"
#include "kiosk-ui/model/visit_end.h"
#include "station/ports/pen_signature.h"

#include <memory>
#include <optional>
#include <vector>

namespace rapoint::kiosk_ui {

/// The pages of the visit that goes on: what the station does, what it asks, and what was entered so far. It
/// decides nothing about the case. Owned by the session; the user interface's thread.
class VisitPages {
public:
    /// `profile`, `setting` and `pin`, the digits that are typed, outlive it.
    VisitPages(const Profile& profile, const PageSetting& setting, PinEntry& pin)
        : m_profile{profile}
        , m_setting{setting}
        , m_pin{pin} {}

    // What the station says.
    void began(const CaseId& id) { m_id = id; }
    const std::optional<CaseId>& id() const { return m_id; }
    /// The station works, on this step of a new run or on none yet.
    void worksOn(const std::string& step);
    /// The question was answered: the station goes on with its step.
    void replied() { worksOn(m_question->step); }
    void stepBegan(const std::string& word) { m_steps.push_back(word); }
    void asked(Question question, CaseState state, std::vector<ShownPicture> pictures);
    void cameraOpened() { m_guidance.clear(); }
    /// True if it is another guidance than before.
    bool guided(const std::string& guidance);
    void ended(VisitEnd end);
    const VisitEnd& end() const { return m_end; }

    // What the person does about the question.
    /// What pressing the button answers; nothing where another page comes first or something is missing.
    std::optional<Reply> press(const Action& action);
    /// True if an error that stood there is gone.
    bool enter(const std::string& field, const std::string& value);
    void choose(const std::string& group, const std::string& value);
    void stroke(PenStroke stroke, int width, int height);
    /// Whether the question is the applicant's at a kiosk, or an officer's.
    bool applicantMayAnswer() const;

    Page questionPage() const;
    Page workingPage() const;
    Page cameraPage() const;
    Page endPage() const;
    Page officerNextPage() const;

    /// Lets go of everything of the applicant, overwritten where it was typed.
    void forget();
    bool isWiped() const;

private:
    DialogInput input() const;
    const Dialog& dialog() const;
    void forgetForm();
    std::optional<Reply> follow(Outcome outcome);
    void showEntries(Page& page) const;
    void showErrors(Page& page) const;
    void showPictures(Page& page) const;

    const Profile& m_profile;
    const PageSetting& m_setting;
    PinEntry& m_pin;
    std::optional<CaseId> m_id;       ///< of the visit that goes on, or went on last
    std::vector<std::string> m_steps; ///< words of this run, the last one going on
    std::string m_guidance;
    VisitEnd m_end;

    std::optional<Question> m_question;
    std::unique_ptr<CaseState> m_state = std::make_unique<CaseState>(); ///< let go of as a whole
    std::vector<ShownPicture> m_pictures;
    OpenDialog m_opened; ///< from the question's own page; without a name where that is shown
    Form m_form;
    FieldErrors m_errors;
    PenSignature m_ink;
};

} // namespace rapoint::kiosk_ui
