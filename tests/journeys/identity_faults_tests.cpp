#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgcodecs.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

struct IdentityFixture : DeskFixture {
    /// The picture that lies there now gives this fault; another picture, taken again in the same case, goes on.
    void failsUntilTakenAgain(FaultCode code, int pictures = 2) {
        const CaseId id = begin();
        auto person = people(id);
        const Fault fault = requireFault(id, advance(id, person), code);
        BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Correct);
        BOOST_CHECK(rowOf(fault.code).exitStatus == ExitStatus::Device);
        BOOST_TEST(!state(id).mrz.has_value());
        lay("passport_pol.jpg");
        app::Script better = script();
        better.takeAgain = true;
        auto again = people(id, better);
        requireClosed(id, advance(id, again), "completed");
        BOOST_TEST(std::ranges::count(audited(id), "PageTaken") == pictures);
    }
};

Bytes pngOf(const cv::Mat& picture) {
    Bytes png;
    cv::imencode(".png", picture, png);
    return png;
}

/// The specimen without the lower part of its page.
Bytes withoutZone() {
    cv::Mat page = cv::imread(std::string{RAPOINT_SOURCE_DIR} + "/assets/specimens/passport_pol.jpg");
    const cv::Rect zone{0, page.rows * 3 / 4, page.cols, page.rows / 4};
    page(zone).setTo(cv::Scalar{210, 220, 215});
    return pngOf(page);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(identity_faults_tests, IdentityFixture)

BOOST_AUTO_TEST_CASE(a_picture_that_is_none_is_kept_out_and_taken_again) {
    lay(bytesOf("this is not a picture"), "document.jpg");
    failsUntilTakenAgain(FaultCode::ImageUnreadable, 1);
}

BOOST_AUTO_TEST_CASE(a_picture_without_a_zone_is_taken_again) {
    lay(withoutZone(), "document.png");
    failsUntilTakenAgain(FaultCode::MrzNotFound);
}

BOOST_AUTO_TEST_CASE(a_picture_of_an_empty_table_is_taken_again) {
    lay(pngOf(cv::Mat{600, 1200, CV_8UC1, cv::Scalar{170}}), "document.png");
    failsUntilTakenAgain(FaultCode::PictureBelowMinimum);
}

BOOST_AUTO_TEST_CASE(a_wrong_check_digit_is_named_and_the_picture_taken_again) {
    lay("passport_pol_bad_check.jpg");
    failsUntilTakenAgain(FaultCode::MrzCheckDigitWrong);
}

BOOST_AUTO_TEST_CASE(a_document_printed_with_a_wrong_check_digit_is_refused) {
    lay("passport_pol_bad_check.jpg");
    const CaseId id = begin();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::MrzCheckDigitWrong);
    BOOST_TEST(fault.detail == "composite, documentNumber");
    requireRefused(id, "check-digit-printed-wrong");
}

BOOST_AUTO_TEST_CASE(an_expired_document_is_refused_by_itself) {
    lay("passport_pol_expired.jpg");
    const CaseId id = begin();
    auto person = people(id);
    const auto progress = advance(id, person);
    requireClosed(id, progress, "refused");
    BOOST_TEST(progress->state.refused->reason == "document-expired");
    BOOST_TEST(std::ranges::count(audited(id), "CardIntended") == 0);
}

BOOST_AUTO_TEST_CASE(without_a_camera_picture_the_case_waits_for_the_camera) {
    const CaseId id = begin();
    std::filesystem::remove_all(work() / "desk");
    auto person = people(id);
    const auto progress = advance(id, person);
    BOOST_REQUIRE(!progress);
    BOOST_CHECK(rowOf(progress.error().code).remedy == Remedy::FixDevice);
    requireFault(id, progress, progress.error().code);
    lay("passport_pol.jpg");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(an_empty_visit_list_is_said_and_a_walk_in_goes_on) {
    requireDone(station().ports().visits.replace({}, station().ports().clock.now()));
    const CaseId id = begin();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::VisitListEmpty);
    BOOST_CHECK(rowOf(fault.code).exitStatus == ExitStatus::Usage);
    BOOST_TEST(state(id).length == 1u);
    app::Script walkIn = script();
    walkIn.reference.clear();
    auto other = people(id, walkIn);
    requireClosed(id, advance(id, other), "completed");
}

BOOST_AUTO_TEST_CASE(a_reference_that_is_not_on_the_list_is_asked_for_again) {
    const CaseId id = begin();
    app::Script mistyped = script();
    mistyped.reference = "2026-000999";
    auto person = people(id, mistyped);
    requireFault(id, advance(id, person), FaultCode::VisitNotFound);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_correction_keeps_the_old_value_and_the_new_one) {
    auto visits = valueOf(station().visitSource().fetch());
    for (Applicant& visit : visits)
        visit.documentNumber = "ZS0000214";
    requireDone(station().ports().visits.replace(visits, station().ports().clock.now()));
    const CaseId id = begin();
    app::Script correcting = script();
    correcting.corrections = {{"documentNumber", "ZS0000241", "mistyped in the form"}};
    auto person = people(id, correcting);
    person.silentAt("payment");
    const CaseProgress progress = valueOf(advance(id, person));
    BOOST_REQUIRE(progress.state.corrections.size() == 1);
    const DataCorrected& correction = progress.state.corrections.front();
    BOOST_TEST(correction.field == "documentNumber");
    BOOST_TEST(correction.oldValue == "ZS0000214");
    BOOST_TEST(correction.newValue == "ZS0000241");
    BOOST_TEST(correction.reason == "mistyped in the form");
    BOOST_TEST(progress.state.confirmed->applicant.documentNumber == "ZS0000241");
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_difference_that_nobody_corrects_ends_the_visit) {
    auto visits = valueOf(station().visitSource().fetch());
    for (Applicant& visit : visits)
        visit.surname = "NOWAK";
    requireDone(station().ports().visits.replace(visits, station().ports().clock.now()));
    const CaseId id = begin();
    auto person = people(id);
    const auto progress = advance(id, person);
    requireClosed(id, progress, "refused");
    BOOST_TEST(progress->state.refused->reason == "data-differ");
}

BOOST_AUTO_TEST_CASE(a_walk_in_is_taken_from_the_document_field_by_field_and_corrected) {
    const CaseId id = begin();
    app::Script walkIn = script();
    walkIn.reference.clear();
    auto person = people(id, walkIn);
    int confirmations = 0;
    person.on("confirm-data", [&](const Question&, const CaseState&) -> std::optional<Answer> {
        if (confirmations++ == 0)
            return Correction{"surname", "ŻÓŁĆ-ŁĘCKA", "in the applicant's own letters"};
        return Confirmed{};
    });
    person.silentAt("payment");
    const CaseProgress progress = valueOf(advance(id, person));
    BOOST_TEST(progress.state.prefilled->source == "walk-in");
    BOOST_TEST(progress.state.confirmed->applicant.surname == "ŻÓŁĆ-ŁĘCKA");
    BOOST_TEST(progress.state.confirmed->applicant.documentNumber == "ZS0000241");
    BOOST_TEST(progress.state.corrections.size() >= 5);
    BOOST_TEST(progress.state.corrections.back().oldValue == "ZOLC LECKA");
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
