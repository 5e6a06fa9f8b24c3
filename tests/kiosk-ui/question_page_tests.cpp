#include "kiosk-ui/model/question_page.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace rapoint::kiosk_ui;

namespace {

/// The message ids in every `ask(run, "…"` of the steps' sources, and in the engine's own question.
std::set<std::string> askedBySteps() {
    std::set<std::string> asked;
    const std::regex call{R"-((?:ask\(run|Question\{spec\.word), "([a-z-]+)")-"};
    std::vector<std::filesystem::path> sources{RAPOINT_SOURCE_DIR "/station/engine/engine.cpp"};
    for (const auto& entry : std::filesystem::directory_iterator{RAPOINT_SOURCE_DIR "/station/steps"})
        sources.push_back(entry.path());
    for (const std::filesystem::path& file : sources) {
        std::ostringstream text;
        text << std::ifstream{file}.rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator at{source.begin(), source.end(), call}, end; at != end; ++at)
            asked.insert((*at)[1]);
    }
    return asked;
}

} // namespace

BOOST_AUTO_TEST_SUITE(question_page_tests)

BOOST_AUTO_TEST_CASE(every_question_that_a_step_asks_has_a_page_and_no_page_is_never_asked_for) {
    const std::set<std::string> asked = askedBySteps();
    BOOST_TEST(asked.size() > 5U);
    for (const std::string& what : asked)
        BOOST_TEST(findQuestionPage(what) != nullptr, what << " has no page");
    for (const QuestionPage& page : questionPages())
        BOOST_TEST(asked.contains(std::string{page.what}), page.what << " is never asked");
}

BOOST_AUTO_TEST_SUITE_END()
