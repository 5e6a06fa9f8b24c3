#pragma once

#include "kiosk-ui/model/dialog.h"
#include "tests/kiosk-ui/session_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace rapoint::test {

using namespace kiosk_ui;

/// A question of a desk, on which a form was filled in.
struct Asked {
    explicit Asked(std::string what, Form filled = {})
        : question{"record-payment", std::move(what)}
        , form{std::move(filled)} {}

    DialogInput input() const { return {question, state, profile, language, form, about}; }
    Page page() const { return findDialog(question.what)->show(input()); }
    Outcome press(const Action& action) const { return findDialog(question.what)->press(input(), action); }

    /// The profile's desk has the step, with the usual minimum.
    void capturesDocuments() {
        StepSpec step;
        step.id = step.word = "capture-document";
        Journey journey;
        journey.mode = state.opened.mode = "desk";
        journey.steps = {step};
        profile.journeys = {journey};
    }

    void signsContracts(std::vector<std::string> ways) {
        question.step = "sign-contract";
        StepSpec step;
        step.id = step.word = "sign-contract";
        step.ways = std::move(ways);
        Journey journey;
        journey.mode = state.opened.mode = "desk";
        journey.steps = {step};
        profile.journeys = {journey};
    }

    Question question;
    ActionValue about{}; ///< what the dialog was opened for
    CaseState state = applicantState();
    Profile profile = smallProfile();
    std::string language = "pl";
    Form form;
};

/// Whether the page has this button beside its first one.
inline bool offers(const Page& page, const Action& action) {
    return std::ranges::find(page.secondary, action, &Button::action) != page.secondary.end();
}

template <class T>
T answerOf(const Outcome& outcome) {
    const auto* const answer = std::get_if<Answer>(&outcome);
    BOOST_REQUIRE(answer != nullptr);
    const auto* const wanted = std::get_if<T>(answer);
    BOOST_REQUIRE(wanted != nullptr);
    return *wanted;
}

} // namespace rapoint::test
