#include "kiosk-ui/model/question_page.h"

#include "station/journey/vocabulary.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

using namespace rapoint::kiosk_ui;

BOOST_AUTO_TEST_SUITE(question_page_tests)

BOOST_AUTO_TEST_CASE(every_question_of_a_step_has_a_page_and_no_page_is_never_asked_for) {
    std::set<std::string_view> asked{"trouble"}; // by the engine, at any step
    for (const rapoint::WordSpec& word : rapoint::vocabulary())
        asked.insert(word.questions.begin(), word.questions.end());
    for (const std::string_view what : asked)
        BOOST_TEST(findQuestionPage(what) != nullptr, what << " has no page");
    for (const QuestionPage& page : questionPages())
        BOOST_TEST(asked.contains(page.what), page.what << " is never asked");
}

BOOST_AUTO_TEST_SUITE_END()
