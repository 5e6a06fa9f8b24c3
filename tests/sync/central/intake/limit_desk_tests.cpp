// Letter F: limits bind the one they limit, and are checked again by somebody else.
#include "sync/central/commands.h"
#include "sync/central/intake/limit_desk.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/package_sealer.h"
#include "sync/signed_mandate.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

struct LimitFixture : CentralFixture {
    std::unique_ptr<CentralNode> node = valueOf(CentralNode::open(directory()));
    StationBundle bundle = valueOf(StationBundle::load(directory() / "bundle"));
    LimitDesk desk{node->store(), bundle.receipt};
    Instant issued = SystemClock{}.now() - 240h;

    void give(std::uint32_t cases, std::vector<std::string> modes, Instant from) {
        const work::Mandate mandate{.station = "RA-01",
                                    .cases = cases,
                                    .issuedAt = from,
                                    .endsAt = from + std::chrono::days{3},
                                    .modes = std::move(modes)};
        requireDone(node->store().mandates().put(
            "RA-01", valueOf(signMandate(mandate, node->keys().receipt.certificate.get(),
                                         node->keys().receipt.key.get()))));
    }
    static std::string recordOf(const std::string& mode, Instant at) {
        return R"([{"event":"CaseOpened","at":")" + toText(at) + R"(","actor":"inspector","facts":{"mode":")" +
               mode + R"("}}])";
    }
    /// Why this case is held.
    std::string held(const std::string& mode, Instant at, const std::string& by = "RA-01") {
        return held(makeCaseId(), mode, at, by);
    }
    std::string held(const CaseId& id, const std::string& mode, Instant at, const std::string& by = "RA-01") {
        requireDone(desk.take(id, by, bytesOf(recordOf(mode, at))));
        return valueOf(desk.find(id)).value().held;
    }
    bool isHeld(const std::string& mode, Instant at, const std::string& word) {
        const std::string why = held(mode, at);
        return why.find(word) != std::string::npos;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(limit_desk_tests, LimitFixture)

BOOST_AUTO_TEST_CASE(without_a_mandate_only_a_mobile_station_is_held) {
    BOOST_TEST(held("desk", issued) == "");
    BOOST_TEST(held("kiosk", issued) == "");
    BOOST_TEST(isHeld("mobile", issued, "had no mandate"));
    BOOST_TEST(held("desk", issued, "") != "");
}

BOOST_AUTO_TEST_CASE(more_cases_later_ones_and_other_modes_than_the_mandate_names_are_held) {
    give(2, {"mobile"}, issued);
    BOOST_TEST(isHeld("mobile", issued - 1ms, "had no mandate"));
    const CaseId first = makeCaseId();
    BOOST_TEST(held(first, "mobile", issued) == "");
    BOOST_TEST(held("mobile", issued + 1h) == "");
    BOOST_TEST(isHeld("mobile", issued + 2h, "for 2 cases"));
    BOOST_TEST(isHeld("desk", issued + 1h, "does not name the mode desk"));
    BOOST_TEST(isHeld("mobile", issued + std::chrono::days{3}, "had ended"));
    BOOST_TEST(held("mobile", issued + 1h, "RA-02") != "");
    // Looked at again, a case is what it was.
    BOOST_TEST(held(first, "mobile", issued) == "");
}

BOOST_AUTO_TEST_CASE(each_case_is_judged_by_the_mandate_in_force_when_it_was_begun) {
    give(1, {"mobile"}, issued);
    give(1, {"mobile", "desk"}, issued + 24h);
    BOOST_TEST(held("mobile", issued + 30h) == "");
    BOOST_TEST(held("mobile", issued + 1h) == ""); // came later, was begun earlier
    BOOST_TEST(held("desk", issued + 30h) == "");
    BOOST_TEST(isHeld("desk", issued + 1h, "does not name"));
    BOOST_TEST(isHeld("mobile", issued + 2h, "for 1 cases"));
    BOOST_TEST(isHeld("mobile", issued + 31h, "for 1 cases"));
}

BOOST_AUTO_TEST_CASE(a_record_without_a_beginning_is_judged_by_nothing) {
    for (const char* record : {"", "{}", "[]", "[7]", R"([{"event":5}])", R"([{"event":"CaseOpened"}])",
                               R"([{"event":"CaseOpened","at":"x","facts":{"mode":"desk"}}])",
                               R"([{"event":"CaseOpened","at":"2026-11-22T08:00:00.000Z","facts":7}])"}) {
        const CaseId id = makeCaseId();
        requireDone(desk.take(id, "RA-01", bytesOf(record)));
        BOOST_TEST(!valueOf(desk.find(id)).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_certificate_for_a_held_case_waits_for_the_decision) {
    give(1, {"mobile"}, issued);
    const Bytes request = makeRequest(holder.key(), "Holder");
    const auto bring = [&](const CaseId& id) {
        const std::string record = recordOf("desk", issued + 1h);
        const Bytes package = valueOf(CmsPackageSealer{bundle.recipients}.seal(
            id,
            {{"case.json", "application/json", {record.begin(), record.end()}},
             {kRequestFile, "application/pkcs10", request}},
            {&inspector, &approver}));
        valueOf(node->intake().take({id, "station/RA-01", Digest::of(package), package.size(), 0, package}));
    };
    const auto decided = [&](const CaseId& id) { return valueOf(node->intake().decide({id, request, {}})); };
    const CaseId accepted = makeCaseId();
    const CaseId rejected = makeCaseId();
    for (const CaseId& id : {accepted, rejected}) {
        bring(id);
        BOOST_TEST(std::holds_alternative<IssueLater>(decided(id)));
    }
    BOOST_TEST(valueOf(commands::heldCases(directory())).size() == 2U);
    BOOST_TEST(valueOf(commands::list(directory())).at(0).at("held") != "");
    BOOST_TEST(nameOfFault(commands::decideHeld(directory(), accepted, true, "", "why")) == "input-invalid");
    BOOST_TEST(nameOfFault(commands::decideHeld(directory(), accepted, true, "approver-3", "")) ==
               "input-invalid");
    BOOST_TEST(nameOfFault(commands::decideHeld(directory(), makeCaseId(), true, "a", "b")) == "input-invalid");
    requireDone(commands::decideHeld(directory(), accepted, true, "approver-3", "agreed by telephone"));
    requireDone(commands::decideHeld(directory(), rejected, false, "approver-3", "never agreed"));
    BOOST_TEST(nameOfFault(commands::decideHeld(directory(), rejected, true, "a", "b")) == "input-invalid");
    BOOST_TEST(std::holds_alternative<IssueApproved>(decided(accepted)));
    BOOST_TEST(std::holds_alternative<IssueRejected>(decided(rejected)));
    BOOST_TEST(valueOf(commands::heldCases(directory())).at(0).at("decidedBy") == "approver-3");
}

BOOST_AUTO_TEST_SUITE_END()
