#pragma once

#include "kiosk-ui/model/dialog.h"

#include <vector>

namespace rapoint::kiosk_ui {

// The dialogs by part of the visit, and what they share.

std::vector<Dialog> consentDialogs();
std::vector<Dialog> applicationDialogs();
std::vector<Dialog> documentDialogs();
std::vector<Dialog> identityDialogs();
std::vector<Dialog> contractDialogs();
std::vector<Dialog> cardDialogs();
std::vector<Dialog> endingDialogs();

/// The journey's step whose question it is: the one that goes on now. Null in a profile without it.
const StepSpec* stepOf(const DialogInput& input);

/// The buttons with which a visit can be put aside, deferred or refused; `card`: the card can be given up, and
/// then nobody is asked to come back.
std::vector<Button> endings(bool card);
/// What those buttons, on any page, come to.
Outcome endingPressed(const Action& action);

/// The words for the reason of a refusal or deferral; one that no page offers is in the record only.
Text reasonText(const std::string& reason);

/// A page on which one of these reasons has to be chosen; its button is called "action.NAME".
Page reasonPage(const DialogInput& input, const std::string& name, const std::string& icon,
                const std::vector<std::string>& reasons);

/// What pressing that button comes to: an answer that has a reason and nothing else.
template <class WithReason>
Outcome pressReason(const DialogInput& input, const Action&) {
    const std::string reason = valueIn(input.form, "reason");
    if (reason.empty())
        return FieldErrors{{"reason", {.id = "error.reason"}}};
    return Answer{WithReason{reason}};
}

/// Whom it is about.
inline Row applicantRow(const Applicant& applicant) {
    return {.label = {.id = "approval.applicant"},
            .value = literal(applicant.givenNames + " " + applicant.surname)};
}

/// A field of the application by its name in the case: "field.surname".
Text fieldLabel(const std::string& field);
/// Its value as the language writes it; an em dash for what is empty.
Text fieldValue(const DialogInput& input, const std::string& field, const std::string& value);

} // namespace rapoint::kiosk_ui
