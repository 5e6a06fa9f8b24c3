#pragma once

#include "kiosk-ui/model/dialog.h"

#include <vector>

namespace rapoint::kiosk_ui {

// The dialogs by part of the visit, and what they share.

std::vector<Dialog> applicationDialogs();
std::vector<Dialog> identityDialogs();
std::vector<Dialog> contractDialogs();
std::vector<Dialog> cardDialogs();
std::vector<Dialog> endingDialogs();

inline std::string valueIn(const Form& form, const std::string& name) {
    const auto at = form.find(name);
    return at == form.end() ? std::string{} : at->second;
}

/// The buttons with which a visit can be put aside, deferred or refused; `card`: the card can be given up, and
/// then nobody is asked to come back.
std::vector<Action> endings(bool card);
/// What those buttons, on any page, come to.
Outcome endingPressed(std::string_view action);

/// The words for the reason of a refusal or deferral; one that no page offers is in the record only.
Text reasonText(const std::string& reason);

/// A field of the application by its name in the case: "field.surname".
Text fieldLabel(const std::string& field);
/// Its value as the language writes it; an em dash for what is empty.
Text fieldValue(const Subject& subject, const std::string& field, const std::string& value);

} // namespace rapoint::kiosk_ui
