#pragma once

#include <span>
#include <string_view>

namespace rapoint::kiosk_ui {

/// What a question of a step shows a person and which kinds of answer it takes, without any toolkit: the terminal
/// prints it today, the touch station lays it out as a page.
struct QuestionPage {
    std::string_view what;   ///< message id, as Question::what
    std::string_view prompt; ///< English
    std::string_view answer; ///< how it is typed at a terminal; empty where each item is asked for by itself
};

/// A page for every question that a step can ask.
std::span<const QuestionPage> questionPages();
/// The page for this message id; null for an unknown id, which is an internal error.
const QuestionPage* findQuestionPage(std::string_view what);

} // namespace rapoint::kiosk_ui
