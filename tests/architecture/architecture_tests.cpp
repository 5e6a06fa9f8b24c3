#include "station/base/fault.h"
#include "tests/architecture/architecture_rules.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using namespace rapoint;
using rapoint::test::ArchitectureRules;
using rapoint::test::Violation;

namespace {

const fs::path kRoot{RAPOINT_SOURCE_DIR};

ArchitectureRules rules() {
    std::ifstream in{kRoot / "tests/architecture/rules.txt"};
    std::ostringstream text;
    text << in.rdbuf();
    return ArchitectureRules::parse(text.str());
}

void expectNone(const std::vector<Violation>& violations) {
    for (const Violation& violation : violations)
        BOOST_ERROR(violation.file << ':' << violation.line << ": " << violation.what);
}

/// A source tree of its own that a test breaks a rule in.
struct Tree {
    Tree() {
        std::string pattern = (fs::temp_directory_path() / "rapoint-tree-XXXXXX").string();
        BOOST_REQUIRE(mkdtemp(pattern.data()) != nullptr);
        root = pattern;
    }
    ~Tree() {
        std::error_code error;
        fs::remove_all(root, error);
    }
    void add(const std::string& file, const std::string& content) const {
        fs::create_directories((root / file).parent_path());
        std::ofstream{root / file} << content;
    }

    fs::path root;
};

} // namespace

BOOST_AUTO_TEST_SUITE(architecture_tests)

BOOST_AUTO_TEST_CASE(every_folder_includes_only_what_it_may) {
    expectNone(rules().checkIncludes(kRoot));
}

BOOST_AUTO_TEST_CASE(no_folders_use_each_other_in_a_circle) {
    expectNone(rules().checkCircles(kRoot));
}

BOOST_AUTO_TEST_CASE(the_top_level_is_exactly_the_list) {
    expectNone(rules().checkTopLevel(kRoot));
}

BOOST_AUTO_TEST_CASE(no_source_file_is_too_long) {
    expectNone(rules().checkLengths(kRoot));
}

BOOST_AUTO_TEST_CASE(providers_are_data_only) {
    BOOST_TEST(fs::exists(kRoot / "assets/providers"));
    expectNone(rules().checkProviderNames(kRoot));
}

BOOST_AUTO_TEST_CASE(every_fault_has_a_row_that_says_what_to_do) {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(kLastFaultCode); ++i) {
        const FaultRow& row = rowOf(static_cast<FaultCode>(i));
        BOOST_TEST(static_cast<int>(row.code) == i, "fault code " << i << " has no row of its own");
        BOOST_TEST(!row.name.empty());
        BOOST_TEST(!row.text.empty());
        BOOST_TEST(!row.advice.empty());
        BOOST_TEST(names.insert(row.name).second, "two faults are named " << row.name);
    }
}

BOOST_FIXTURE_TEST_CASE(forbidden_includes_are_found_with_their_line, Tree) {
    add("station/steps/bad.cpp", "// first\n#include <openssl/evp.h>\n");
    add("station/identity/bad.h", "#include \"station/case/event.h\"\n");
    add("station/engine/bad.h", "#include \"station/steps/step.h\"\n#include \"station/work/mandate.h\"\n");
    add("station/store/bad.h", "#include \"station/card/token.h\"\n");
    add("capture/bad.cpp", "\n\n#  include \"printing/page.h\"\n");
    add("sync/bad.cpp", "#include \"station/app/cli/commands.h\"\n#include <boost/beast.hpp>\n");
    add("sync/central/pki/bad.cpp",
        "#include \"sync/receipt.h\"\n#include \"sync/central/http/served_routes.h\"\n");
    add("kiosk-ui/model/bad.h", "#include <wx/wx.h>\n");
    add("printing/relative.cpp", "#include \"page.h\"\n");
    add("kiosk-ui/elsewhere/bad.h", "#include <vector>\n");
    std::set<std::string> found;
    for (const Violation& violation : rules().checkIncludes(root))
        found.insert(violation.file + ':' + std::to_string(violation.line));
    const std::set<std::string> expected{
        "station/steps/bad.cpp:2", "station/store/bad.h:1",      "station/identity/bad.h:1",
        "station/engine/bad.h:2",  "capture/bad.cpp:3",          "sync/bad.cpp:1",
        "sync/bad.cpp:2",          "sync/central/pki/bad.cpp:2", "kiosk-ui/model/bad.h:1",
        "printing/relative.cpp:1", "kiosk-ui/elsewhere/bad.h:1"};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(includes_that_are_allowed_are_let_through, Tree) {
    add("station/steps/good.cpp",
        "#include \"station/base/result.h\"\n#include <vector>\n#include <tl/expected.hpp>\n");
    add("station/base/digest.cpp", "#include <openssl/evp.h>\n");
    add("sync/central/http/good.cpp", "#include <boost/beast.hpp>\n#include \"sync/receipt.h\"\n");
    add("station/app/good.cpp", "#include \"printing/page.h\"\n#include <CLI/CLI.hpp>\n");
    expectNone(rules().checkIncludes(root));
}

BOOST_FIXTURE_TEST_CASE(a_circle_of_folders_is_found_once_with_its_shortest_way, Tree) {
    add("station/base/result.h", "#include <vector>\n");
    add("printing/sheet.h", "#include \"station/base/result.h\"\n");
    add("printing/page/page.h", "\n#include \"printing/ink/ink.h\"\n#include \"printing/page/line.h\"\n");
    add("printing/ink/ink.h", "#include \"printing/sheet.h\"\n");
    BOOST_TEST(rules().checkCircles(root).empty());

    add("printing/sheet.cpp", "#include \"printing/page/page.h\"\n");
    const auto circles = rules().checkCircles(root);
    BOOST_REQUIRE_EQUAL(circles.size(), 1U);
    BOOST_TEST(circles.front().file == "printing/sheet.cpp");
    BOOST_TEST(circles.front().line == 1U);
    BOOST_TEST(circles.front().what == "circle of folders: printing -> printing/page -> printing/ink -> printing");

    add("capture/eye/eye.h", "#include \"capture/hand/hand.h\"\n");
    add("capture/hand/hand.h", "#include \"capture/eye/eye.h\"\n");
    BOOST_TEST(rules().checkCircles(root).size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(the_other_rules_find_what_breaks_them, Tree) {
    add("leftover.txt", "");
    add(".hidden", "");
    add("build/anything", "");
    add("capture/long.cpp", std::string(401, '\n'));
    add("tests/capture/long_tests.cpp", std::string(401, '\n'));
    add("assets/providers/acme.toml", "id = \"acme\"\n");
    add("station/steps/named.cpp", "// acme may be named here\nif (id == \"acme\")\n");
    add("station/steps/quiet.cpp", "auto acme = \"acmeify\"; // \"acme\"\n");

    const auto top = rules().checkTopLevel(root);
    BOOST_TEST(
        std::count_if(top.begin(), top.end(), [](const Violation& v) { return v.file == "leftover.txt"; }) == 1);
    BOOST_TEST(std::count_if(top.begin(), top.end(), [](const Violation& v) { return v.file == "README.md"; }) ==
               1);
    BOOST_TEST(std::none_of(top.begin(), top.end(), [](const Violation& v) {
        return v.file == ".hidden" || v.file == "build" || v.file == "capture";
    }));
    BOOST_TEST(rules().checkLengths(root).size() == 2U);
    const auto named = rules().checkProviderNames(root);
    BOOST_REQUIRE_EQUAL(named.size(), 1U);
    BOOST_TEST(named.front().file == "station/steps/named.cpp");
    BOOST_TEST(named.front().line == 2U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_understood_is_no_rule) {
    BOOST_CHECK_THROW(ArchitectureRules::parse("mya station/ : x : y\n"), std::runtime_error);
    BOOST_CHECK_THROW(ArchitectureRules::parse("may station/ : @nothing : y\n"), std::runtime_error);
    BOOST_CHECK_THROW(ArchitectureRules::parse("may station/ : x\n"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
