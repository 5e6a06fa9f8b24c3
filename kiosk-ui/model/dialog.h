#pragma once

#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/reply.h"
#include "station/journey/profile.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace rapoint::kiosk_ui {

/// What a page about a question is made from.
struct DialogInput {
    const Question& question;
    const CaseState& state;
    const Profile& profile;
    const std::string& language;
    const Form& form;
    const ActionValue& about; ///< the field or page that a dialog was opened for
};

/// Something on the page is missing or cannot be so.
using FieldErrors = std::map<std::string, Text>;
/// Another page about the same question comes first: "correct", "refuse" …
struct OpenDialog {
    std::string name;
    ActionValue about{}; ///< which field, which page
    Form form{};
};
/// The PIN that was entered is the answer.
struct UsePin {};

/// The PIN that was entered opens the applicant's own card, whose key is the answer.
struct UseHolderPin {};

/// What was written on the pad is the answer; or it is taken off again.
struct UsePen {
    bool clear = false;
};

/// The one-time code that was entered is the answer.
struct UseCode {};

using Outcome = std::variant<Answer, FieldErrors, OpenDialog, UsePin, UseHolderPin, UsePen, UseCode, PutAside>;

/// The page for one kind of question: how it is shown, and what pressing its buttons comes to. It checks that an
/// answer is complete, never whether it is right: that is the step's.
struct Dialog {
    std::string_view name;
    Page (*show)(const DialogInput&);
    Outcome (*press)(const DialogInput&, const Action& action);
};

/// One for every question that a step can ask, and those that are opened from them.
std::span<const Dialog> dialogs();
const Dialog* findDialog(std::string_view name);

/// The page's bare bones: title and lead by its name, the fault that led here, and its place in the visit.
Page pageFor(const DialogInput& input, std::string_view name, std::string icon);
/// Why a PIN should not be taken, in its owner's words.
Notice noticeOf(PinWeakness weakness);
/// A fault in the reader's words, with what to do about it and the tries that are left.
Notice noticeOf(const Fault& fault);

} // namespace rapoint::kiosk_ui
