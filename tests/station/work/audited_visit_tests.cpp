#include "station/work/audited_visit.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

constexpr const char* kFirst = "01a20194-f75f-7de9-8e6d-54b314fa5ee5";
constexpr const char* kSecond = "01a20194-f75f-7de9-8e6d-54b314000ee5";
constexpr const char* kAlike = "01a20195-f75f-7de9-8e6d-54b314fa5ee5";

/// A log in memory.
struct Log {
    std::vector<work::AuditedFact> lines{{1, {}, "CaseOpened", "inspector-7", kFirst},
                                         {2, {}, "CaseOpened", "inspector-7", kSecond},
                                         {3, {}, "Approved", "approver-3", kFirst}};
    AuditFinding finding{.entries = 3, .brokenAt = {}, .what = {}};

    Result<work::AuditedVisit> find(const std::string& number) const {
        return work::findInAudit(
            [this](const std::function<bool(const std::string&)>& wanted) -> Result<work::AuditTrail> {
                work::AuditTrail trail{finding, {}};
                for (const work::AuditedFact& line : lines)
                    if (wanted(line.caseId))
                        trail.facts.push_back(line);
                return trail;
            },
            number);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(audited_visit_tests, Log)

BOOST_AUTO_TEST_CASE(a_visit_is_found_by_its_number_in_small_or_large_letters_and_by_its_whole_id) {
    for (const std::string number : {"fa5ee5", "FA5EE5", kFirst}) {
        const work::AuditedVisit visit = valueOf(find(number));
        BOOST_TEST(visit.caseId == kFirst);
        BOOST_TEST(visit.entriesOfLog == 3U);
        BOOST_REQUIRE_EQUAL(visit.facts.size(), 2U);
        BOOST_TEST(visit.facts[0].kind == "CaseOpened");
        BOOST_TEST(visit.facts[1].number == 3U);
        BOOST_TEST(visit.facts[1].actor == "approver-3");
    }
}

BOOST_AUTO_TEST_CASE(a_number_of_no_visit_or_of_two_is_a_fault) {
    BOOST_TEST(nameOfFault(find("000000")) == "case-not-found");
    lines.push_back({4, {}, "CaseOpened", "inspector-7", kAlike});
    BOOST_TEST(nameOfFault(find("fa5ee5")) == "input-invalid");
    BOOST_TEST(valueOf(find(kAlike)).facts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(neither_a_number_nor_an_id_is_looked_for) {
    for (const std::string number : {"", "fa5ee", "fa5ee5a", "fa5eeg", "......"})
        BOOST_TEST(nameOfFault(find(number)) == "input-invalid", number);
}

BOOST_AUTO_TEST_CASE(a_broken_log_proves_nothing) {
    finding.brokenAt = 2;
    finding.what = "hash";
    BOOST_TEST(nameOfFault(find("fa5ee5")) == "audit-broken");
}

BOOST_AUTO_TEST_SUITE_END()
