#include "station/steps/steps.h"

#include "station/journey/vocabulary.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace rapoint;

namespace {

namespace fs = std::filesystem;

std::string textOfFile(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    BOOST_REQUIRE_MESSAGE(stream, file << " is missing");
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const fs::path kFolder = fs::path{RAPOINT_SOURCE_DIR} / "station/steps";

/// The names of the sources that a step is made of: its own and those whose headers it includes, without the
/// headers that every step has.
std::set<std::string> sourcesOf(const std::string& stem) {
    static const std::regex include{"#include \"station/steps/([a-z_]+)\\.h\""};
    static const std::set<std::string> common{"answer", "parameters", "step", "steps"};
    std::set<std::string> found;
    std::vector<std::string> open{stem};
    while (!open.empty()) {
        const std::string next = std::move(open.back());
        open.pop_back();
        if (common.contains(next) || !fs::exists(kFolder / (next + ".cpp")) || !found.insert(next).second)
            continue;
        const std::string text = textOfFile(kFolder / (next + ".cpp"));
        for (std::sregex_iterator at{text.begin(), text.end(), include}, end; at != end; ++at)
            open.push_back((*at)[1]);
    }
    return found;
}

/// The whole text of a word's sources; the file is named after the word.
std::string codeOf(std::string_view word) {
    std::string stem{word};
    std::ranges::replace(stem, '-', '_');
    std::string text;
    for (const std::string& source : sourcesOf(stem))
        text += textOfFile(kFolder / (source + ".cpp"));
    return text;
}

/// What the expression's first group matches in the text.
std::set<std::string> matches(const std::string& text, const char* expression) {
    const std::regex pattern{expression};
    std::set<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

constexpr const char* kRead = "(?:flagOf|numberOf|textOf|textsOf)\\([^\"()]*\"([a-z-]+)\"";
constexpr const char* kAsked = "ask\\(\\s*run,\\s*\"([a-z-]+)\"";

bool names(const std::string& code, std::string_view name) {
    return code.find('"' + std::string{name} + '"') != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(steps_tests)

BOOST_AUTO_TEST_CASE(every_built_word_has_its_function_and_every_function_its_word) {
    std::set<std::string_view> bound;
    for (const StepBinding& binding : kSteps) {
        BOOST_TEST(bound.insert(binding.word).second, binding.word);
        BOOST_TEST((findWord(binding.word) != nullptr && findWord(binding.word)->built), binding.word);
        BOOST_TEST((findStep(binding.word) == binding.step), binding.word);
    }
    for (const WordSpec& word : vocabulary())
        BOOST_TEST(word.built == bound.contains(word.word), word.word);
    BOOST_TEST((findStep("read-chip") == nullptr));
}

BOOST_AUTO_TEST_CASE(every_parameter_that_counts_as_built_is_read_by_its_step) {
    for (const WordSpec& word : vocabulary()) {
        if (!word.built)
            continue;
        const std::set<std::string> read = matches(codeOf(word.word), kRead);
        for (const ParameterSpec& parameter : word.parameters)
            BOOST_TEST(read.contains(std::string{parameter.name}), word.word << " never reads " << parameter.name);
        for (const ParameterSpec& planned : word.plannedParameters)
            BOOST_TEST(!read.contains(std::string{planned.name}), word.word << " reads " << planned.name);
    }
}

BOOST_AUTO_TEST_CASE(no_step_reads_a_parameter_that_no_row_has) {
    std::set<std::string> declared;
    for (const WordSpec& word : vocabulary())
        if (word.built)
            for (const ParameterSpec& parameter : word.parameters)
                declared.insert(std::string{parameter.name});
    for (const auto& file : fs::directory_iterator{kFolder}) {
        const std::string text = textOfFile(file.path());
        for (const std::string& name : matches(text, kRead))
            BOOST_TEST(declared.contains(name), file.path().filename() << " reads " << name);
        // Past the accessor no test would see it.
        if (file.path().filename() != "parameters.h")
            BOOST_TEST(text.find(".parameters") == std::string::npos, file.path().filename());
    }
}

BOOST_AUTO_TEST_CASE(every_question_of_a_row_is_asked_by_its_step_and_no_other) {
    for (const WordSpec& word : vocabulary()) {
        if (!word.built)
            continue;
        const std::set<std::string> asked = matches(codeOf(word.word), kAsked);
        const std::set<std::string> declared{word.questions.begin(), word.questions.end()};
        BOOST_TEST(asked == declared, word.word);
    }
}

BOOST_AUTO_TEST_CASE(whoever_takes_pictures_says_of_what) {
    for (const WordSpec& word : vocabulary()) {
        if (!word.built)
            continue;
        const bool takes = codeOf(word.word).find("ports.camera.capture()") != std::string::npos;
        BOOST_TEST(takes == (word.camera != CameraSubject::Nothing), word.word);
    }
}

BOOST_AUTO_TEST_CASE(a_way_that_counts_as_built_is_the_only_one_or_its_step_knows_it) {
    // How it is paid is the person's word; the step holds it against the profile's list.
    for (const WordSpec& word : vocabulary()) {
        if (!word.built || word.ways.size() < 2 || word.word == "record-payment")
            continue;
        const std::string code = codeOf(word.word);
        for (const std::string_view way : word.ways)
            BOOST_TEST(names(code, way), word.word << " does nothing by " << way);
    }
}

BOOST_AUTO_TEST_SUITE_END()
