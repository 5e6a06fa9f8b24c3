#include "tests/store/store_fixture.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace rapoint::test {

StoreFixture::StoreFixture()
    : clock{*instantFromText("2026-11-22T08:00:00.000Z")} {
    std::string pattern = (std::filesystem::temp_directory_path() / "rapoint-store-XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(pattern.data()) != nullptr);
    directory = pattern;
}

StoreFixture::~StoreFixture() {
    m_store.reset();
    std::error_code error;
    std::filesystem::remove_all(directory, error);
}

store::StationStore& StoreFixture::reopen() {
    m_store.reset();
    auto opened = store::StationStore::open(directory, stationKey, auditKey, clock);
    BOOST_REQUIRE_MESSAGE(opened, "open: " << explain(opened ? Fault{} : opened.error()));
    m_store = std::move(*opened);
    return *m_store;
}

CaseId StoreFixture::openCase() {
    const CaseId id = CaseId::make(clock.now(), random);
    const Event first = caseOpened();
    const Result<> opened = journal().open(id, "inspector", std::span{&first, 1}, clock.now());
    BOOST_REQUIRE_MESSAGE(opened, "open case: " << explain(opened ? Fault{} : opened.error()));
    return id;
}

Result<> StoreFixture::append(const CaseId& id, std::vector<Event> events, const std::string& actor) {
    return journal().append(id, lengthOf(id), actor, events, clock.now());
}

Result<> StoreFixture::close(const CaseId& id) {
    // As the engine does it: the step's own fact comes after the end of the case.
    const std::vector<Event> last{CaseClosed{"completed"}, StepFinished{"close", "done"}};
    return journal().close(id, lengthOf(id), "inspector", last, clock.now());
}

std::uint64_t StoreFixture::lengthOf(const CaseId& id) {
    const auto cases = journal().list();
    BOOST_REQUIRE(cases);
    for (const CaseSummary& summary : *cases)
        if (summary.id == id)
            return summary.length;
    return 0;
}

bool anyFileHolds(const std::filesystem::path& directory, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{directory}) {
        if (entry.path().filename().string().find(text) != std::string::npos)
            return true;
        if (entry.is_regular_file() && contentOf(entry.path()).find(text) != std::string::npos)
            return true;
    }
    return false;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void overwrite(const std::filesystem::path& file, const std::string& content) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << content;
}

CaseOpened caseOpened() {
    return {.provider = "cencert", .mode = "desk", .profileDigest = std::string(64, '0'), .demo = false};
}

Event confirmed(const std::string& surname) {
    DataConfirmed event;
    event.applicant.surname = surname;
    event.applicant.reference = "REF-1";
    return event;
}

} // namespace rapoint::test
