// What the engineers' pages promise is compared with the code that they describe.
#include "station/identity/mrz_doubt.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using namespace rapoint;

namespace {

const fs::path kSourceRoot{RAPOINT_SOURCE_DIR};
constexpr long kMaxReadmeLines = 150;

std::string contentOf(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    BOOST_REQUIRE_MESSAGE(in, file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// All matches of the pattern's first group in the sources of a folder.
std::set<std::string> wordsIn(const std::string& folder, const std::regex& pattern) {
    std::set<std::string> words;
    for (const auto& entry : fs::recursive_directory_iterator{kSourceRoot / folder}) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
            continue;
        const std::string text = contentOf(entry.path());
        for (std::sregex_iterator match{text.begin(), text.end(), pattern}, end; match != end; ++match)
            words.insert((*match)[1]);
    }
    return words;
}

void checkNamed(const std::set<std::string>& words, const fs::path& page, std::size_t atLeast) {
    const std::string text = contentOf(kSourceRoot / page);
    BOOST_TEST(words.size() >= atLeast, "the pattern finds too little in the code");
    for (const std::string& word : words)
        BOOST_TEST((text.find(word) != std::string::npos), page << " does not name " << word);
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found{kSourceRoot / "README.md"};
    for (const char* folder : {"station", "capture", "printing", "sync", "kiosk-ui", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator{kSourceRoot / folder})
            if (entry.path().extension() == ".md")
                found.push_back(entry.path());
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(documentation_tests)

BOOST_AUTO_TEST_CASE(the_first_page_stays_short) {
    const std::string text = contentOf(kSourceRoot / "README.md");
    BOOST_TEST(std::ranges::count(text, '\n') <= kMaxReadmeLines);
}

BOOST_AUTO_TEST_CASE(every_link_of_a_page_leads_somewhere) {
    const std::regex link{R"re(\]\(([^)#:]+)\))re"};
    std::size_t links = 0;
    for (const fs::path& page : pages()) {
        const std::string text = contentOf(page);
        for (std::sregex_iterator match{text.begin(), text.end(), link}, end; match != end; ++match, ++links)
            BOOST_TEST(fs::exists(page.parent_path() / (*match)[1].str()), page << ": " << (*match)[1]);
    }
    BOOST_TEST(links > 5U);
}

BOOST_AUTO_TEST_CASE(every_source_that_a_page_names_exists) {
    const std::regex source{
        R"re(`((?:station|capture|printing|sync|kiosk-ui|assets|tests|packaging)/[\w/.-]+)`)re"};
    for (const fs::path& page : pages()) {
        const std::string text = contentOf(page);
        for (std::sregex_iterator match{text.begin(), text.end(), source}, end; match != end; ++match)
            BOOST_TEST(fs::exists(kSourceRoot / (*match)[1].str()), page << ": " << (*match)[1]);
    }
}

BOOST_AUTO_TEST_CASE(every_route_of_the_central_is_in_the_page_of_the_protocol) {
    checkNamed(wordsIn("sync/central/http", std::regex{R"re("(/[a-z]+/?)")re"}), "sync/README.md", 8);
}

BOOST_AUTO_TEST_CASE(every_header_is_in_the_page_of_the_protocol) {
    checkNamed(wordsIn("sync/central/http", std::regex{R"re("([A-Z][a-z]+-[A-Z][a-z]+)")re"}), "sync/README.md",
               4);
}

BOOST_AUTO_TEST_CASE(every_refusal_of_the_central_is_in_the_page_of_the_protocol) {
    checkNamed(wordsIn("sync/central/http", std::regex{R"re(problem\([0-9]+, "([^":]+))re"}), "sync/README.md",
               15);
    checkNamed(wordsIn("sync/central/http", std::regex{R"re("title", "([^"]+)")re"}), "sync/README.md", 2);
}

BOOST_AUTO_TEST_CASE(every_reason_of_a_reading_is_in_the_page_of_the_reader) {
    const std::string page = contentOf(kSourceRoot / "capture/README.md");
    for (const MrzDoubtRow& row : mrzDoubts()) {
        if (row.doubt == MrzDoubt::NotRead)
            continue;
        const std::string line = "| `" + std::string{row.code} + "` | " + std::string{row.meaning} + " |";
        BOOST_TEST((page.find(line) != std::string::npos), line);
    }
}

BOOST_AUTO_TEST_CASE(every_dependency_has_a_licence) {
    const std::string licences = contentOf(kSourceRoot / "packaging/debian/copyright-dependencies");
    std::istringstream packages{contentOf(kSourceRoot / "packaging/dependencies.txt")};
    for (std::string package; std::getline(packages, package);) {
        if (package.empty() || package.front() == '#')
            continue;
        const std::regex line{"(^|\n)" + std::regex_replace(package, std::regex{R"([.+])"}, R"(\$&)") +
                              " +\\S"};
        BOOST_TEST(std::regex_search(licences, line), package);
    }
}

BOOST_AUTO_TEST_SUITE_END()
