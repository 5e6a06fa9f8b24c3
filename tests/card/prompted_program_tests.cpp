#include "station/card/prompted_program.h"

#include "station/card/piped_program.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

constexpr auto kLimit = std::chrono::seconds{20};

std::vector<std::string> shell(const std::string& script) {
    return {"/bin/sh", "-c", script};
}

/// A program that asks as OpenSC's do.
std::string asking(const std::string& prompt) {
    return "stty -echo; printf '" + prompt + ": '; read -r given; stty echo; ";
}

Secret secretOf(std::string_view text) {
    return Secret::copyOf(bytesOf(text));
}

} // namespace

BOOST_AUTO_TEST_SUITE(prompted_program_tests)

BOOST_AUTO_TEST_CASE(secrets_are_typed_in_order_and_never_on_the_screen) {
    const Secret first = secretOf("31415926");
    const Secret second = secretOf("27182818");
    const std::string script = asking("Enter PIN") + "a=$given; " + asking("Enter PUK") +
                               "[ $a = 31415926 ] && [ $given = 27182818 ] && echo well";
    const PromptedRun run =
        valueOf(runPrompted(shell(script), {{"Enter PIN", first}, {"Enter PUK", second}}, kLimit));
    BOOST_TEST(run.exitStatus == 0);
    BOOST_TEST(run.screen.find("well") != std::string::npos);
    BOOST_TEST(run.screen.find("31415926") == std::string::npos);
    BOOST_TEST(run.screen.find("27182818") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_prompt_that_echoes_gets_nothing) {
    const Secret pin = secretOf("31415926");
    const auto run =
        runPrompted(shell("printf 'Enter PIN: '; read -r given; echo $given"), {{"Enter PIN", pin}}, kLimit);
    BOOST_TEST(nameOfFault(run) == "card-module-failed");
    BOOST_TEST(run.error().detail == "the card's program asks for something unexpected");
}

BOOST_AUTO_TEST_CASE(a_question_that_was_not_expected_gets_nothing) {
    const Secret pin = secretOf("31415926");
    const auto run = runPrompted(shell(asking("Enter transport key")), {{"Enter PIN", pin}}, kLimit);
    BOOST_TEST(nameOfFault(run) == "card-module-failed");
}

BOOST_AUTO_TEST_CASE(a_program_that_hangs_or_talks_without_end_is_killed) {
    const auto hanging = runPrompted(shell("sleep 600"), {}, std::chrono::seconds{1});
    BOOST_TEST(nameOfFault(hanging) == "card-module-failed");
    BOOST_TEST(nameOfFault(runPrompted(shell("yes"), {}, kLimit)) == "card-module-failed");
    BOOST_TEST(nameOfFault(runPiped(shell("sleep 600"), Secret{}, ProgramOutput::Read, std::chrono::seconds{1})) ==
               "card-module-failed");
    BOOST_TEST(nameOfFault(runPiped(shell("sleep 600"), Secret{}, ProgramOutput::Discard,
                                    std::chrono::seconds{1})) == "card-module-failed");
    BOOST_TEST(nameOfFault(runPiped(shell("yes"), Secret{}, ProgramOutput::Read, kLimit)) == "card-module-failed");
}

BOOST_AUTO_TEST_CASE(how_a_program_ended_is_told) {
    BOOST_TEST(valueOf(runPrompted(shell("exit 3"), {}, kLimit)).exitStatus == 3);
    BOOST_TEST(valueOf(runPrompted(shell("kill -9 $$"), {}, kLimit)).exitStatus == -1);
    BOOST_TEST(valueOf(runPrompted({"/nowhere/program"}, {}, kLimit)).exitStatus == 127);
    BOOST_TEST(nameOfFault(runPiped(shell("exit 3"), Secret{}, ProgramOutput::Read, kLimit)) ==
               "card-module-failed");
    BOOST_TEST(nameOfFault(runPiped({"/nowhere/program"}, Secret{}, ProgramOutput::Read, kLimit)) ==
               "card-module-failed");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_typed_is_refused_before_anything_starts) {
    for (const std::string_view unfit : {"12\n34",
                                         "12\x03"
                                         "34",
                                         "12 34", ""}) {
        const Secret pin = secretOf(unfit);
        BOOST_TEST(nameOfFault(runPrompted(shell("true"), {{"Enter PIN", pin}}, kLimit)) == "pin-policy");
    }
}

BOOST_AUTO_TEST_CASE(neither_open_files_nor_the_variable_that_logs_pins_are_inherited) {
    setenv("OPENSC_DEBUG", "9", 1);
    const std::string script = "ls /proc/self/fd | tr '\\n' ' '; printf \"log=[$OPENSC_DEBUG]\"";
    const PromptedRun prompted = valueOf(runPrompted(shell(script), {}, kLimit));
    const std::string piped = valueOf(runPiped(shell(script), Secret{}, ProgramOutput::Read, kLimit));
    unsetenv("OPENSC_DEBUG");
    for (const std::string& said : {prompted.screen, piped})
        BOOST_TEST(said == "0 1 2 3 log=[]"); // 3 is what ls reads
}

BOOST_AUTO_TEST_CASE(input_comes_through_a_pipe) {
    const Secret input = secretOf("one\ntwo\n");
    BOOST_TEST(valueOf(runPiped({"/usr/bin/sort", "-r"}, input, ProgramOutput::Read, kLimit)) == "two\none\n");
    BOOST_TEST(valueOf(runPiped({"/usr/bin/sort"}, input, ProgramOutput::Discard, kLimit)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
