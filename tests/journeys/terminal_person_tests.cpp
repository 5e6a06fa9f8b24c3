#include "station/app/cli/terminal_person.h"
#include "station/app/cli/terminal_surroundings.h"
#include "station/journey/profile_reader.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>

using namespace rapoint;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;
using rapoint::tests::DeskFixture;

namespace {

/// What the inspector at the terminal answers by typing this.
std::optional<Answer> typed(const std::string& lines, const std::string& what,
                            app::TerminalPerson::HolderSignIn holder = nullptr) {
    static const Profile profile =
        valueOf(loadProfile(std::string{RAPOINT_SOURCE_DIR} + "/assets/providers/cencert.toml"));
    std::istringstream in{lines};
    const app::Output quiet{true};
    app::TerminalPerson person{profile, nullptr, std::move(holder), in, quiet};
    CaseState state;
    state.opened.mode = "desk";
    CapturedPage page;
    page.quality = {.page = "ID-1", .dotsPerInch = 80};
    state.pages.put(1, page);
    return person.answer({.step = "capture-document", .what = what}, state);
}

template <class T>
T answerTo(const std::string& lines, const std::string& what = "pages") {
    const auto answer = typed(lines, what);
    BOOST_REQUIRE_MESSAGE(answer && std::holds_alternative<T>(*answer), lines);
    return std::get<T>(*answer);
}

} // namespace

BOOST_AUTO_TEST_SUITE(terminal_person_tests)

BOOST_AUTO_TEST_CASE(pages_are_arranged_by_words_and_numbers) {
    static_cast<void>(answerTo<NextPage>("next\n"));
    BOOST_TEST(answerTo<TakeAgain>("again 2\n").page == 2);
    BOOST_TEST(answerTo<RemovePage>("remove 3\n").page == 3);
    const auto move = answerTo<MovePage>("move 3 to 1\n");
    BOOST_TEST(move.from == 3);
    BOOST_TEST(move.to == 1);
    BOOST_TEST(answerTo<PagesComplete>("done\n").reason.empty());
    BOOST_TEST(answerTo<PagesComplete>("done because the back is empty\n").reason == "the back is empty");
    BOOST_TEST(answerTo<RefuseApplicant>("refuse not genuine\n").reason == "not genuine");
}

BOOST_AUTO_TEST_CASE(a_picture_below_the_minimum_is_taken_again_or_kept_with_a_reason) {
    static_cast<void>(answerTo<TakeAgain>("again\n", "picture-quality"));
    BOOST_TEST(answerTo<KeepPicture>("keep a worn card\n", "picture-quality").reason == "a worn card");
    BOOST_TEST(!typed("keep\n\n", "picture-quality"));
}

BOOST_AUTO_TEST_CASE(a_contract_is_signed_by_a_code_that_was_asked_for) {
    static_cast<void>(answerTo<CodeWanted>("code\n", "signature"));
    static_cast<void>(answerTo<Confirmed>("yes\n", "signature"));
    static_cast<void>(answerTo<CodeWanted>("again\n", "signing-code"));
    BOOST_TEST(textOf(answerTo<CodeTyped>("12 34-56\n", "signing-code").code->bytes()) == "12 34-56");
    BOOST_TEST(!typed("yes\nsecret\n123456789012345678901\n\n", "signing-code"));
    BOOST_TEST(answerTo<RefuseApplicant>("refuse withdrew\n", "signing-code").reason == "withdrew");
}

BOOST_AUTO_TEST_CASE(the_applicants_card_signs_when_its_pin_was_right) {
    const auto key = std::make_shared<test::SoftwareSigningKey>("Maria Kowalska");
    int tries = 0;
    const auto answer = typed("card\ncard\n", "signature", [&](const CaseState& state) {
        BOOST_TEST(state.opened.mode == "desk");
        return tries++ == 0 ? failure(FaultCode::PinWrong, {}, TriesLeft{1})
                            : Result<std::shared_ptr<SigningKey>>{key};
    });
    BOOST_REQUIRE(answer && std::holds_alternative<HolderKeyGiven>(*answer));
    BOOST_TEST(std::get<HolderKeyGiven>(*answer).key == key);
    BOOST_TEST(tries == 2);
    BOOST_TEST(!typed("card\n\n", "approval"));
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_asked_again) {
    BOOST_TEST(answerTo<RemovePage>("yes\nmove 1\nmove one to two\nremove 1\n").page == 1);
    BOOST_TEST(!typed("nonsense\n", "pages"));
}

BOOST_FIXTURE_TEST_CASE(a_case_is_refused_by_the_command_that_resumes_it, DeskFixture) {
    const CaseId id = begin();
    stopAt(id, "features");
    app::TerminalSurroundings surroundings;
    app::Output quiet{true};
    BOOST_TEST(nameOfFault(surroundings.goOn(station(), {.id = id, .document = {"other.png"}}, quiet)) ==
               "input-invalid");
    BOOST_TEST(!state(id).refused);
    BOOST_TEST(valueOf(surroundings.goOn(station(), {.id = id, .refusal = "not-genuine"}, quiet)) ==
               static_cast<int>(ExitStatus::Refused));
    // A closed case has left the station; its log says how it ended.
    const std::vector<std::string> facts = audited(id);
    BOOST_TEST(std::ranges::count(facts, "Refused") == 1);
    BOOST_TEST(std::ranges::count(facts, "CardIntended") == 0);
    BOOST_TEST(std::ranges::count(facts, "CaseClosed") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
