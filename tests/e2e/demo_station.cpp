#include "tests/e2e/demo_station.h"

#include "tests/support/results.h"

#include <cstdlib>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> environmentFor(const fs::path& directory) {
    std::vector<std::string> environment{"PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                                         "RAPOINT_DEMO_ENVELOPES=" + (directory / "envelopes").string(),
                                         "TMPDIR=" + directory.string()};
    if (const char* leaks = std::getenv("LSAN_OPTIONS"))
        environment.push_back(std::string{"LSAN_OPTIONS="} + leaks);
    return environment;
}

/// A directory with work/ and envelopes/ in which one visit was made, from beginning to end.
const fs::path& templateDirectory() {
    static const tests::TemporaryDirectory directory;
    static const fs::path made = [] {
        fs::create_directory(directory.path() / "envelopes");
        DemoProgram setUp{"rapoint",
                          {"demo", "--work", (directory.path() / "work").string(), "--json"},
                          environmentFor(directory.path())};
        setUp.finish(kVisitLimit);
        BOOST_REQUIRE_MESSAGE(setUp.status() == 0, "the first visit: " + setUp.last("fault").dump());
        return directory.path();
    }();
    return made;
}

} // namespace

DemoStation::DemoStation() {
    for (const char* part : {"work", "envelopes"})
        fs::copy(templateDirectory() / part, m_directory.path() / part, fs::copy_options::recursive);
    // It holds the absolute path of the directory it was written in; the program writes it again.
    fs::remove(work() / "cards" / "softhsm2.conf");
}

std::unique_ptr<DemoProgram> DemoStation::begin(std::vector<std::string> command) const {
    command.insert(command.end(), {"--work", work().string(), "--json"});
    return std::make_unique<DemoProgram>("rapoint", std::move(command), environmentFor(m_directory.path()));
}

std::unique_ptr<DemoProgram> DemoStation::beginVisit(const std::vector<std::string>& options) const {
    std::vector<std::string> command{"demo"};
    command.insert(command.end(), options.begin(), options.end());
    return begin(std::move(command));
}

std::unique_ptr<DemoProgram> DemoStation::beginResume(const std::string& caseId) const {
    return begin({"case", "resume", caseId});
}

std::unique_ptr<DemoProgram> DemoStation::run(std::vector<std::string> command) const {
    auto program = begin(std::move(command));
    program->finish(kVisitLimit);
    return program;
}

std::vector<Json> DemoStation::centralRows() const {
    DemoProgram list{
        "rapoint-central", {"list", (work() / "central").string(), "--json"}, environmentFor(m_directory.path())};
    list.finish(kVisitLimit);
    BOOST_REQUIRE_EQUAL(list.status(), 0);
    return list.lines();
}

std::vector<std::string> DemoStation::cases(bool onlyOpen) const {
    const auto list = run({"case", "list"});
    BOOST_REQUIRE_MESSAGE(list->status() == 0, "case list: " + list->last("fault").dump());
    std::vector<std::string> found;
    for (const Json& row : list->lines())
        if (!onlyOpen || row.at("state") == "open")
            found.push_back(row.at("caseId").get<std::string>());
    return found;
}

} // namespace rapoint::test
