#include "station/case/case_state.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

CaseState foldOf(std::vector<Event> events) {
    std::vector<RecordedEvent> recorded;
    for (Event& event : events)
        recorded.push_back(
            {recorded.size() + 1, Instant{std::chrono::seconds{recorded.size()}}, "officer", std::move(event)});
    return fold(recorded);
}

Sealed sealed(std::string_view form) {
    return Sealed::of(bytesOf(form));
}

} // namespace

BOOST_AUTO_TEST_SUITE(case_state_tests)

BOOST_AUTO_TEST_CASE(corrections_change_the_applicant_and_are_kept_with_the_old_value) {
    Applicant applicant;
    applicant.surname = "Kowalsak";
    const CaseState state = foldOf({CaseOpened{}, ApplicantPrefilled{"visit-list", applicant},
                                    DataCorrected{"surname", "Kowalsak", "Kowalska", "typing mistake"}});
    BOOST_TEST(state.applicant->surname == "Kowalska");
    BOOST_TEST(state.prefilled->applicant.surname == "Kowalsak");
    BOOST_TEST(state.corrections.at(0).oldValue == "Kowalsak");
    BOOST_TEST(state.creator == "officer");
    BOOST_TEST(state.length == 3U);
}

BOOST_AUTO_TEST_CASE(a_new_picture_makes_the_old_reading_void) {
    const std::vector<Event> read{CaseOpened{}, PageTaken{.page = 1}, DocumentCaptured{}, MrzRead{},
                                  DataCompared{}};
    for (const Event& after : {Event{PageTaken{.page = 1}}, Event{PageRejected{1}}}) {
        std::vector<Event> events = read;
        BOOST_TEST(foldOf(events).document.has_value());
        BOOST_TEST(foldOf(events).mrz.has_value());
        events.push_back(after);
        const CaseState state = foldOf(events);
        BOOST_TEST(!state.document);
        BOOST_TEST(!state.mrz);
        BOOST_TEST(!state.compared);
    }
}

BOOST_AUTO_TEST_CASE(a_page_of_a_complete_document_that_is_rejected_leaves_the_others) {
    std::vector<Event> events{CaseOpened{}, PageTaken{.page = 1}, PageTaken{.page = 2}, DocumentCaptured{},
                              PageRejected{2}};
    BOOST_TEST(foldOf(events).pages.count() == 2);
    BOOST_TEST(foldOf(events).pages.all()[1].rejected);
    events.emplace_back(PageTaken{.page = 2});
    BOOST_TEST(foldOf(events).pages.count() == 2);
    BOOST_TEST(!foldOf(events).pages.all()[1].rejected);
}

BOOST_AUTO_TEST_CASE(a_picture_taken_when_the_document_is_complete_begins_another) {
    const CaseState state = foldOf(
        {CaseOpened{}, PageTaken{.page = 1}, PageTaken{.page = 2}, DocumentCaptured{}, PageTaken{.page = 1}});
    BOOST_TEST(state.pages.count() == 1);
}

BOOST_AUTO_TEST_CASE(a_void_envelope_takes_its_pin_with_it) {
    std::vector<Event> events{CaseOpened{},
                              CardIntended{"L", sealed("so"), sealed("pin1")},
                              CardInitialised{"S", "L", "M"},
                              TransportPinSet{"S"},
                              EnvelopeIntended{"E1", "S"},
                              EnvelopeVoided{"E1", "jam"}};
    CaseState state = foldOf(events);
    BOOST_TEST((state.card.pin == Stage::None));
    BOOST_TEST((state.envelope.printed == Stage::None));
    BOOST_TEST(state.envelope.voided == 1);
    events.emplace_back(PinReplacementIntended{sealed("pin2")});
    state = foldOf(events);
    BOOST_TEST((state.card.pin == Stage::Intended));
    BOOST_TEST((state.card.sealedPin == sealed("pin2")));
}

BOOST_AUTO_TEST_CASE(a_void_card_leaves_room_for_another) {
    const CaseState state = foldOf({CaseOpened{}, CardIntended{"L", sealed("so"), sealed("pin")},
                                    CardInitialised{"S", "L", "M"}, CardVoided{"S", "x"}});
    BOOST_TEST((state.card.initialised == Stage::None));
    BOOST_TEST((state.card.voided == std::vector<std::string>{"S"}));
}

BOOST_AUTO_TEST_SUITE_END()
