#include "station/base/file_bytes.h"
#include "station/engine/engine.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

namespace fs = std::filesystem;

/// A camera that gives these pictures one after the other and then fails.
class PictureSequence final : public Camera {
public:
    explicit PictureSequence(std::vector<Bytes> pictures)
        : m_pictures{std::move(pictures)} {}
    Result<Picture> capture() override {
        if (m_next == m_pictures.size())
            return failure(FaultCode::CameraFailed, "no further picture");
        return Picture{m_pictures[m_next++], "image/jpeg"};
    }
    std::string name() const override { return "sequence"; }
    std::size_t given() const { return m_next; }

private:
    std::vector<Bytes> m_pictures;
    std::size_t m_next = 0;
};

cv::Mat specimen(const std::string& name) {
    return cv::imread(std::string{RAPOINT_SOURCE_DIR} + "/assets/specimens/" + name + ".jpg");
}

Bytes jpegOf(const cv::Mat& picture) {
    Bytes jpeg;
    cv::imencode(".jpg", picture, jpeg, {cv::IMWRITE_JPEG_QUALITY, 92});
    return jpeg;
}

Bytes blurredPassport() {
    cv::Mat blurred;
    cv::GaussianBlur(specimen("passport_pol"), blurred, {0, 0}, 8);
    return jpegOf(blurred);
}

/// Something of a card's shape with print on it, but no zone: its front.
Bytes cardFront(const std::string& print) {
    cv::Mat front{540, 856, CV_8UC3, cv::Scalar{200, 190, 170}};
    cv::rectangle(front, {40, 120, 240, 320}, {90, 80, 70}, cv::FILLED);
    for (int line = 0; line < 6; ++line)
        cv::putText(front, print + " SPECIMEN " + std::to_string(line), {330, 120 + 60 * line},
                    cv::FONT_HERSHEY_SIMPLEX, 0.9, {30, 30, 30}, 2, cv::LINE_AA);
    return jpegOf(front);
}

Bytes cardBack() {
    return jpegOf(specimen("identity_card_pol"));
}

struct PagesFixture : DeskFixture {
    /// A walk-in, so that every document fits the application, by a profile of which the test changes the step.
    Result<CaseProgress> visit(const CaseId& id, Person& person, Camera& camera) {
        Ports ports = ReplacedPorts{.camera = &camera}.in(station().ports());
        Profiles profiles{m_profile};
        Engine engine{profiles, ports, station().journal(), inspector()};
        return engine.advance(id, person);
    }
    StepSpec& captureStep() {
        for (Journey& journey : m_profile.journeys)
            for (StepSpec& step : journey.steps)
                if (journey.mode == "desk" && step.word == "capture-document")
                    return step;
        throw std::runtime_error{"no capture-document"};
    }
    /// The inspector's answers to "pages", one after the other; then silence. What went before as wrong is noted.
    DeskPeople arranging(const CaseId& id, std::vector<Answer> answers) {
        app::Script walkIn = script();
        walkIn.reference.clear();
        auto person = people(id, walkIn);
        person.on("pages",
                  [this, answers = std::move(answers), at = std::size_t{0}](
                      const Question& question, const CaseState&) mutable -> std::optional<Answer> {
                      if (question.because)
                          m_corrected.push_back(question.because->detail);
                      return at < answers.size() ? std::optional{answers[at++]} : std::nullopt;
                  });
        person.silentAt("confirm-data");
        return person;
    }
    std::vector<std::string> names(const CaseId& id) {
        std::vector<std::string> list;
        const CaseState now = state(id);
        for (const EvidenceRef& page : now.document.value().pages)
            list.push_back(page.name);
        return list;
    }
    Bytes kept(const CaseId& id, std::size_t page) {
        return valueOf(station().ports().evidence.get(id, state(id).document.value().pages.at(page)));
    }
    const std::vector<std::string>& corrected() const { return m_corrected; }

private:
    Profile m_profile = station().profile();
    std::vector<std::string> m_corrected;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(document_pages_tests, PagesFixture)

BOOST_AUTO_TEST_CASE(a_blurred_picture_is_refused_with_what_it_lacks_and_a_good_one_is_taken) {
    lay(blurredPassport(), "blurred.jpg");
    const CaseId id = begin();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::PictureBelowMinimum);
    BOOST_TEST(fault.detail.starts_with("page 1: sharpness "), fault.detail);
    BOOST_TEST(fault.detail.ends_with("µm instead of 800"), fault.detail);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Correct);
    const CaseState before = state(id);
    BOOST_TEST(!before.document.has_value());
    BOOST_TEST(before.pages.all().at(0).quality.edgeMicrometres > 800);
    lay("passport_pol.jpg");
    app::Script better = script();
    better.takeAgain = true;
    auto again = people(id, better);
    again.silentAt("confirm-data");
    requireDone(advance(id, again));
    BOOST_TEST(state(id).pages.count() == 1);
    BOOST_TEST(state(id).pages.all()[0].quality.edgeMicrometres < 800);
    BOOST_TEST(state(id).pages.all()[0].quality.zone == "TD3");
    BOOST_TEST(state(id).document->kind == "passport");
    BOOST_TEST(std::ranges::count(audited(id), "PageTaken") == 2);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_worse_picture_is_kept_only_with_a_reason_and_where_the_profile_lets_it) {
    lay(blurredPassport(), "blurred.jpg");
    const CaseId id = begin();
    auto person = people(id);
    std::vector<std::string> faults;
    int asked = 0;
    person.on("picture-quality", [&](const Question& question, const CaseState&) -> std::optional<Answer> {
        faults.emplace_back(rowOf(question.because.value().code).name);
        return ++asked < 3 ? std::optional<Answer>{KeepPicture{asked == 1 ? "" : "a worn passport"}}
                           : std::nullopt;
    });
    captureStep().parameters["keep-below-minimum"] = false;
    PictureSequence camera{{blurredPassport()}};
    BOOST_TEST(!visit(id, person, camera));
    const std::vector<std::string> expected{"picture-below-minimum", "picture-below-minimum", "not-allowed"};
    BOOST_TEST(faults == expected, boost::test_tools::per_element());
    BOOST_TEST(!state(id).pages.all()[0].kept);

    captureStep().parameters["keep-below-minimum"] = true;
    person.on("picture-quality", Answer{KeepPicture{"a worn passport"}});
    person.silentAt("picture");
    static_cast<void>(visit(id, person, camera));
    BOOST_TEST(camera.given() == 1U);
    BOOST_REQUIRE(state(id).document.has_value());
    BOOST_TEST(state(id).pages.all()[0].kept);
    const auto recorded = events(id);
    const auto keptFact = std::ranges::find_if(
        recorded, [](const RecordedEvent& event) { return std::holds_alternative<PageKept>(event.event); });
    BOOST_REQUIRE(keptFact != recorded.end());
    BOOST_TEST(std::get<PageKept>(keptFact->event).reason == "a worn passport");
    BOOST_TEST(std::get<PageKept>(keptFact->event).lacks.starts_with("sharpness "));
}

BOOST_AUTO_TEST_CASE(a_stricter_profile_refuses_what_another_takes) {
    const CaseId id = begin();
    auto person = people(id);
    captureStep().parameters["min-dpi"] = std::int64_t{300};
    PictureSequence camera{{jpegOf(specimen("passport_pol"))}};
    const Fault fault = requireFault(id, visit(id, person, camera), FaultCode::PictureBelowMinimum);
    BOOST_TEST(fault.detail.ends_with("dpi instead of 300"), fault.detail);
}

BOOST_AUTO_TEST_CASE(both_sides_of_a_card_are_taken_and_sealed_in_their_order) {
    const CaseId id = begin();
    auto person = arranging(id, {NextPage{}, PagesComplete{}});
    PictureSequence camera{{cardFront("FRONT"), cardBack()}};
    const auto progress = visit(id, person, camera);
    requireDone(progress);
    BOOST_TEST(progress->question.value().what == "confirm-data");
    const std::vector<std::string> expected{"document-front.jpg", "document-back.jpg"};
    BOOST_TEST(names(id) == expected, boost::test_tools::per_element());
    BOOST_TEST(state(id).document->kind == "card");
    BOOST_TEST(state(id).mrz->format == "TD1");
    BOOST_TEST(kept(id, 0) == cardFront("FRONT"), boost::test_tools::per_element());
    BOOST_TEST(kept(id, 1) == cardBack(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(pages_are_moved_taken_again_and_removed_before_they_are_complete) {
    const CaseId id = begin();
    auto person = arranging(id, {NextPage{}, NextPage{}, MovePage{1, 2}, TakeAgain{1}, RemovePage{3},
                                 MovePage{1, 7}, PagesComplete{}});
    // The back by mistake first, then a front that is taken again, and one page too many.
    PictureSequence camera{{cardBack(), cardFront("FIRST"), cardFront("TOO MANY"), cardFront("AGAIN")}};
    requireDone(visit(id, person, camera));
    BOOST_TEST(corrected() == std::vector<std::string>{"no such page"}, boost::test_tools::per_element());
    const std::vector<std::string> expected{"document-front.jpg", "document-back.jpg"};
    BOOST_TEST(names(id) == expected, boost::test_tools::per_element());
    BOOST_TEST(kept(id, 0) == cardFront("AGAIN"), boost::test_tools::per_element());
    BOOST_TEST(kept(id, 1) == cardBack(), boost::test_tools::per_element());
    BOOST_TEST(state(id).mrz->format == "TD1");
}

BOOST_AUTO_TEST_CASE(fewer_pages_need_a_reason_and_a_profile_that_lets_it) {
    const CaseId id = begin();
    captureStep().parameters["fewer-pages"] = false;
    PictureSequence camera{{cardBack()}};
    auto person = arranging(id, {PagesComplete{"the front is on the same picture"}});
    const auto refused = visit(id, person, camera);
    BOOST_REQUIRE(!refused);
    BOOST_CHECK(refused.error().code == FaultCode::NotAllowed);
    captureStep().parameters["fewer-pages"] = true;
    auto silent = arranging(id, {PagesComplete{}});
    const auto unfounded = visit(id, silent, camera);
    BOOST_REQUIRE(!unfounded);
    BOOST_CHECK(unfounded.error().code == FaultCode::InputInvalid);
    auto founded = arranging(id, {PagesComplete{"the front is on the same picture"}});
    requireDone(visit(id, founded, camera));
    BOOST_TEST(state(id).document->reason == "the front is on the same picture");
    BOOST_TEST(camera.given() == 1U);
}

BOOST_AUTO_TEST_CASE(a_program_that_ends_between_two_pages_loses_none) {
    const CaseId id = begin();
    auto person = arranging(id, {});
    PictureSequence camera{{cardFront("FRONT")}};
    const auto first = visit(id, person, camera);
    requireDone(first);
    BOOST_TEST(first->question.value().what == "pages");
    openStation();
    BOOST_TEST(state(id).pages.count() == 1);
    auto later = arranging(id, {NextPage{}, PagesComplete{}});
    PictureSequence back{{cardBack()}};
    requireDone(visit(id, later, back));
    BOOST_TEST(kept(id, 0) == cardFront("FRONT"), boost::test_tools::per_element());
    BOOST_TEST(kept(id, 1) == cardBack(), boost::test_tools::per_element());
    requireRefused(id, "the test is over");
}

BOOST_AUTO_TEST_CASE(a_camera_that_fails_at_the_second_page_leaves_the_first) {
    const CaseId id = begin();
    auto person = arranging(id, {NextPage{}});
    PictureSequence camera{{cardFront("FRONT")}};
    requireFault(id, visit(id, person, camera), FaultCode::CameraFailed);
    BOOST_TEST(state(id).pages.count() == 1);
    BOOST_TEST(!state(id).document.has_value());
}

BOOST_AUTO_TEST_CASE(a_package_has_every_page) {
    // The demonstration's people: two pictures lie on the desk, the front and the back of one card.
    const fs::path front = work() / "front.jpg";
    const fs::path back = work() / "back.jpg";
    requireDone(rapoint::writeFile(front, cardFront("FRONT")));
    requireDone(rapoint::writeFile(back, cardBack()));
    requireDone(app::DemoDesk{work()}.bringDocument({front, back}));
    const CaseId id = begin();
    app::Script walkIn = script();
    walkIn.reference.clear();
    walkIn.pictures = 2;
    auto person = people(id, walkIn);
    requireClosed(id, advance(id, person), "completed");
    BOOST_TEST(std::ranges::count(audited(id), "PageTaken") == 2);
    const auto files = openedAtCentral(id);
    for (const std::string name : {"document-front.jpg", "document-back.jpg"})
        BOOST_TEST(std::ranges::count(files, name) == 1, name);
}

BOOST_AUTO_TEST_SUITE_END()
