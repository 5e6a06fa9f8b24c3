#include "tests/card/softhsm_fixture.h"
#include "tests/support/card_writer_contract.h"
#include "tests/support/child_processes.h"

#include "station/card/token_slot.h"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

CardProfile apartProfile(std::chrono::milliseconds limit) {
    CardProfile profile = softhsmProfile();
    profile.ownProcess = true;
    profile.timeLimit = limit;
    return profile;
}

/// SoftHSM apart from the station.
class ApartCards final : public CardProvider {
public:
    explicit ApartCards(std::chrono::milliseconds limit = CardProfile{}.timeLimit)
        : writer{valueOf(Pkcs11CardWriter::open(apartProfile(limit)))} {
        soPin = "87654321";
        pin = "314159";
        otherPin = "271828";
        keyTypes = {KeyType::EcP256, KeyType::Rsa2048};
    }
    CardWriter& withBlankCard() override { return *writer; }

    SofthsmTokenDirectory directory;
    std::unique_ptr<Pkcs11CardWriter> writer;
};

pid_t moduleProcess() {
    const auto modules = childProcesses("p11-kit");
    BOOST_REQUIRE(modules.size() == 1U);
    return modules.front();
}

} // namespace

BOOST_AUTO_TEST_SUITE(module_server_tests)

BOOST_AUTO_TEST_CASE(a_module_in_its_own_process_keeps_the_contract) {
    ApartCards cards;
    checkWholePersonalisation(cards, KeyType::EcP256);
    checkPinsAreSetVerifiedAndChanged(cards);
    checkKeysAreFoundAndErased(cards);
}

BOOST_AUTO_TEST_CASE(a_module_that_crashes_is_a_fault_and_then_started_again) {
    ApartCards cards;
    const Secret soPin = Secret::copyOf(bytesOf(cards.soPin));
    const std::string serial = valueOf(cards.writer->initialise("crash", soPin)).serial;
    const auto& module = *cards.writer->module();
    const TokenSlot slot = valueOf(slotBySerial(module, serial));
    const pid_t process = moduleProcess();
    kill(process, SIGSEGV);
    // Its end of the line is closed then: what is written to it may not end this process.
    siginfo_t end{};
    BOOST_REQUIRE(waitid(P_PID, static_cast<id_t>(process), &end, WEXITED | WNOWAIT) == 0);
    BOOST_TEST(nameOfFault(tokenNow(module, slot.slot)) == "card-module-failed");
    BOOST_TEST(valueOf(cards.writer->find("crash")).value().serial == serial);
}

BOOST_AUTO_TEST_CASE(a_module_that_hangs_is_killed_and_then_started_again) {
    ApartCards cards{std::chrono::seconds{2}};
    const Secret soPin = Secret::copyOf(bytesOf(cards.soPin));
    const std::string serial = valueOf(cards.writer->initialise("hang", soPin)).serial;
    const auto& module = *cards.writer->module();
    const TokenSlot slot = valueOf(slotBySerial(module, serial));
    kill(moduleProcess(), SIGSTOP);
    {
        const ModuleWatch watch = module.watch();
        BOOST_TEST(nameOfFault(tokenNow(module, slot.slot)) == "card-module-failed");
    }
    BOOST_TEST(valueOf(cards.writer->find("hang")).value().serial == serial);
}

BOOST_AUTO_TEST_CASE(no_process_outlives_the_module) {
    { const ApartCards cards; }
    BOOST_TEST(childProcesses("p11-kit").empty());
    BOOST_TEST(nameOfFault(Pkcs11Module::loadApart("/nowhere/module.so", std::chrono::seconds{1})) ==
               "card-module-failed");
}

BOOST_AUTO_TEST_SUITE_END()
