#include "station/app/wiring/station_keys.h"
#include "station/base/fault.h"
#include "sync/central/messages/central_keys.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace rapoint;

namespace {

const fs::path kBuild{RAPOINT_BINARY_DIR};

std::string contentOf(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    BOOST_REQUIRE_MESSAGE(in, file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void checkHas(const std::string& page, std::string_view text) {
    BOOST_TEST((page.find(text) != std::string::npos), text);
}

/// What a command prints with --help, without empty lines at the end; the program is found as by somebody who has
/// it installed.
std::string helpOf(const std::string& command) {
    const std::string line = "PATH='" + (kBuild / "bin").string() + "':\"$PATH\" " + command + " --help";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{::popen(line.c_str(), "r"), ::pclose};
    BOOST_REQUIRE(pipe);
    std::string text;
    std::array<char, 4096> part{};
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe.get()))
        text.append(part.data(), size);
    while (text.ends_with("\n\n"))
        text.pop_back();
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

/// The commands of a page, each with what is printed for it as it is.
std::vector<std::pair<std::string, std::string>> commandsOf(const std::string& page) {
    std::vector<std::pair<std::string, std::string>> commands;
    std::istringstream in{page};
    bool literal = false;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(".SS \""))
            commands.emplace_back(line.substr(5, line.size() - 6), "");
        else if (line == ".nf" || line == ".fi")
            literal = line == ".nf";
        else if (literal)
            commands.back().second += line + "\n";
    for (auto& [name, text] : commands)
        text = replaced(replaced(replaced(text, "\\&", ""), "\\-", "-"), "\\e", "\\");
    return commands;
}

} // namespace

BOOST_AUTO_TEST_SUITE(manual_tests)

BOOST_AUTO_TEST_CASE(every_fault_has_a_page_with_cause_and_remedy) {
    const fs::path folder = kBuild / "manual/en/faults";
    const std::string index = contentOf(folder / "index.md");
    for (int code = 0; code <= static_cast<int>(kLastFaultCode); ++code) {
        const FaultRow& row = rowOf(static_cast<FaultCode>(code));
        const std::string name{row.name};
        const std::string page = contentOf(folder / (name + ".md"));
        checkHas(page, "# " + name + "\n\n## Cause\n");
        checkHas(page, row.text.substr(1));
        checkHas(page, "## Remedy\n");
        checkHas(page, row.advice.substr(1));
        checkHas(index, "[" + name + "](" + name + ".md)");
    }
}

BOOST_AUTO_TEST_CASE(every_command_is_described_as_its_help_says) {
    for (const auto& [program, atLeast] :
         {std::pair{"rapoint", 40U}, {"rapoint-central", 10U}, {"rapoint-kiosk", 2U}}) {
        const auto commands = commandsOf(contentOf(kBuild / "man" / (std::string{program} + ".1")));
        BOOST_TEST(commands.size() >= atLeast, program);
        for (const auto& [name, text] : commands) {
            BOOST_TEST(name.starts_with(program));
            BOOST_TEST(text == helpOf(name), name);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_key_of_a_configuration_file_is_on_its_page) {
    const std::string station = replaced(contentOf(kBuild / "man/station.toml.5"), "\\-", "-");
    for (const app::StationKey& key : app::kStationKeys) {
        checkHas(station, ".BR " + std::string{key.name} + " \" (");
        checkHas(station, key.meaning);
    }
    const std::string central = replaced(contentOf(kBuild / "man/central.toml.5"), "\\-", "-");
    for (const sync::CentralKey& key : sync::kCentralKeys) {
        checkHas(central, ".BR " + std::string{key.name} + " \" (");
        checkHas(central, key.meaning);
    }
}

BOOST_AUTO_TEST_SUITE_END()
