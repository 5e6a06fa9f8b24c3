#include "station/app/touch/touch_station.h"
#include "tests/touch/touch_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using kiosk_ui::VisitEnd;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;

namespace {

/// A touch station whose questions are answered as they are asked.
struct StationFixture : TouchFixture {
    app::TouchStation make(const std::string& mode = "desk", const StandIns& replaced = {}) {
        return {
            mode,
            around(replaced),
            feed,
            {.visitBegan = [this](const CaseId& id) { visit = id; },
             .stepBegan = [this](const std::string& word) { steps.push_back(word); },
             .asked =
                 [this](const Question& question, const CaseState&, const std::vector<kiosk_ui::ShownPicture>&) {
                     asked.push_back(question.what);
                     because.emplace_back(question.because ? rowOf(question.because->code).name : "");
                     answer(question);
                 },
             .camera = {.opened = [] {}, .guided = [](const std::string&) {}, .closed = [] {}}}};
    }
    void answer(const Question& question) {
        const auto next = std::ranges::find(answers, question.what, &std::pair<std::string, Answer>::first);
        if (next == answers.end())
            return replies.put(kiosk_ui::PutAside{});
        replies.put(next->second);
        answers.erase(next);
    }
    static kiosk_ui::Mark markOf(const kiosk_ui::Overview& overview, const std::string& device) {
        const auto found = std::ranges::find(overview.devices, device, &kiosk_ui::DeviceHealth::device);
        BOOST_REQUIRE(found != overview.devices.end());
        return found->mark;
    }

    app::ReplyBox replies;
    std::vector<std::pair<std::string, Answer>> answers; ///< each is given once; then the visit is put aside
    std::optional<CaseId> visit;
    std::vector<std::string> steps;
    std::vector<std::string> asked;
    std::vector<std::string> because;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(touch_station_tests, StationFixture)

BOOST_AUTO_TEST_CASE(the_inspector_enters_with_the_typed_pin_and_the_station_with_its_own) {
    auto station = make();
    BOOST_TEST(nameOfFault(station.enter(wrongPin())) == "pin-wrong");
    BOOST_TEST(!station.entered());
    requireDone(station.enter(pinOf("inspector")));
    BOOST_TEST(station.entered());
    const std::vector<std::string> calls{"configuration", "start", "pin station", "pin station", "entered"};
    BOOST_TEST(told.calls == calls, boost::test_tools::per_element());
    station.leave();
    BOOST_TEST(!station.entered());
    BOOST_TEST(!told.gone);
    station.close();
    BOOST_TEST(told.gone);
}

BOOST_AUTO_TEST_CASE(a_visit_that_is_put_aside_waits_in_the_overview_and_goes_on_where_it_was) {
    auto station = make();
    requireDone(station.enter(pinOf("inspector")));
    const VisitEnd first = station.visit(std::nullopt, replies);
    BOOST_TEST((first.kind == VisitEnd::Kind::PutAside));
    BOOST_TEST(!first.fault.has_value());
    BOOST_REQUIRE(visit);
    BOOST_TEST(!steps.empty());
    const std::string open = asked.back();
    const kiosk_ui::Overview overview = station.overview(true);
    BOOST_REQUIRE_EQUAL(overview.open.size(), 1U);
    BOOST_TEST((overview.open.front().id == *visit));
    BOOST_TEST(overview.allOpen == 1U);
    asked.clear();
    static_cast<void>(station.visit(*visit, replies));
    BOOST_REQUIRE(!asked.empty());
    BOOST_TEST(asked.front() == open);
    BOOST_TEST(std::ranges::count(told.calls, "visit") == 2);
}

BOOST_AUTO_TEST_CASE(the_surroundings_hear_what_lies_under_the_camera_and_their_fault_is_asked_about) {
    auto station = make();
    requireDone(station.enter(pinOf("inspector")));
    told.codeFault = Fault{FaultCode::StorageFailed, "no room for the confirmation"};
    answers = {{"privacy", ConsentGiven{true, "en"}}, {"reference", CodeShown{}}};
    static_cast<void>(station.visit(std::nullopt, replies));
    BOOST_TEST(std::ranges::count(told.calls, "code") == 1);
    BOOST_REQUIRE(asked.size() >= 2U);
    BOOST_TEST(asked.back() == "reference");
    BOOST_TEST(because.back() == "storage-failed");
    BOOST_REQUIRE(!told.expected.empty());
    BOOST_TEST((told.expected.back() == CameraSubject::Code));
}

BOOST_AUTO_TEST_CASE(devices_and_network_are_shown_as_they_were_found) {
    auto station = make();
    requireDone(station.enter(pinOf("inspector")));
    const kiosk_ui::Overview good = station.overview(true);
    for (const char* const device : {"camera", "card-reader", "printer", "network", "clock"})
        BOOST_TEST((markOf(good, device) == kiosk_ui::Mark::Good), device);
    BOOST_TEST(good.synchronised.has_value());
    BOOST_TEST(!good.planned.empty());
    BOOST_TEST(good.envelopes.free == 100);
    BOOST_TEST(!good.mandate.has_value());
}

BOOST_AUTO_TEST_CASE(without_the_network_the_station_is_entered_and_says_so) {
    auto station = make("desk", {.central = "https://localhost:9", .printer = "ipp://localhost:9/ipp/print"});
    requireDone(station.enter(pinOf("inspector")));
    const kiosk_ui::Overview overview = station.overview(true);
    BOOST_TEST((markOf(overview, "network") == kiosk_ui::Mark::Attention));
    BOOST_TEST((markOf(overview, "printer") == kiosk_ui::Mark::Bad));
    BOOST_TEST(!overview.synchronised.has_value());
    BOOST_TEST(nameOfFault(station.synchronise()) == "central-unreachable");
}

BOOST_AUTO_TEST_CASE(a_mobile_station_shows_what_is_left_of_its_mandate) {
    std::filesystem::remove(work() / "station" / "mandate.p7s");
    auto station = make("mobile", {.central = "https://localhost:9"});
    requireDone(station.enter(pinOf("inspector")));
    const auto mandate = station.overview(false).mandate;
    BOOST_REQUIRE(mandate);
    BOOST_TEST((mandate->fault == FaultCode::MandateMissing));
    const VisitEnd end = station.visit(std::nullopt, replies);
    BOOST_REQUIRE(end.fault);
    BOOST_TEST(rowOf(end.fault->code).name == "mandate-missing");
}

BOOST_AUTO_TEST_CASE(an_export_without_a_medium_or_a_package_is_a_fault) {
    auto station = make();
    requireDone(station.enter(pinOf("inspector")));
    static_cast<void>(station.visit(std::nullopt, replies));
    BOOST_REQUIRE(visit);
    told.exportFault = Fault{FaultCode::InputMissing, "no medium"};
    BOOST_TEST(nameOfFault(station.exportPackage(*visit)) == "input-missing");
    told.exportFault.reset();
    BOOST_TEST(!nameOfFault(station.exportPackage(*visit)).empty());
    BOOST_TEST(!std::filesystem::exists(work() / "export"));
}

BOOST_AUTO_TEST_SUITE_END()
