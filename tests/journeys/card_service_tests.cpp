// `rapoint card` at a terminal, on a card whose holder has come back to a registration point.
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/issued_certificate.h"
#include "tests/support/results.h"
#include "tests/support/terminal_run.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::test;
using rapoint::tests::DeskFixture;

namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

Secret secret(std::string_view text) {
    return Secret::copyOf(bytesOf(text));
}

/// A card with transport PIN 314159 and SO PIN 87654321, of which the station has no case.
struct ServiceFixture : DeskFixture {
    ServiceFixture() {
        serial = valueOf(cards().initialise("RA 0f3a", secret("87654321"))).serial;
        requireDone(cards().setUserPin(serial, secret("87654321"), secret("314159")));
    }
    CardWriter& cards() { return station().ports().cards; }

    TerminalRun service(const std::string& command, const Answers& answers,
                        const std::vector<std::string>& options = {}) {
        std::vector<std::string> words{
            RAPOINT_BINARY_DIR "/bin/rapoint", "card", command, "--work", work().string(), serial};
        words.insert(words.end(), options.begin(), options.end());
        closeStation();
        TerminalRun run = runOnTerminal(words, answers);
        openStation();
        return run;
    }
    /// Key and certificate, as a personalised card has them.
    void certify() {
        const CardKey key =
            valueOf(cards().generateKey(serial, secret("314159"), KeyType::EcP256, "01", "signature"));
        const Bytes certificate = issuedCertificate(SoftwareSigningKey{"Test CA"}, key.publicKey, 42);
        requireDone(cards().writeCertificate(serial, secret("314159"), "01", certificate, {}));
    }
    static Answers activation(const std::string& transport, const std::string& own, const std::string& again) {
        return {{"day of birth", "1972-03-30"},
                {"Transport PIN", transport},
                {"New PIN:", own},
                {"New PIN again:", again}};
    }
    std::string_view opensWith(std::string_view pin) {
        return nameOfFault(cards().verifyPin(serial, secret(pin), false));
    }
    /// What the audit log says of served cards that belong to no open case, as "kind: actor: detail".
    std::vector<std::string> served() const {
        std::vector<std::string> said;
        for (const char* const kind : {"CardServiceIntended", "CardServed"})
            for (const auto& line : linesOfAudit(kind))
                said.push_back(std::string{kind} + ": " + line.value("actor", "") + ": " +
                               line.value("detail", ""));
        return said;
    }

    std::string serial;
};

bool has(const TerminalRun& run, std::string_view words) {
    return run.screen.find(words) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(card_service_tests)

BOOST_FIXTURE_TEST_CASE(the_holder_activates_the_card_unseen, ServiceFixture) {
    const TerminalRun run = service("activate", activation("314159", "80419275", "80419275"));
    BOOST_TEST(run.exitStatus == 0, run.screen);
    BOOST_TEST(has(run, "tries left"));
    BOOST_TEST(has(run, "the card has the holder's new PIN"));
    for (const char* unseen : {"314159", "80419275", "1972"})
        BOOST_TEST(!has(run, unseen));
    BOOST_TEST(opensWith("80419275").empty());
    const std::vector<std::string> said{"CardServiceIntended: inspector-7: activate, card " + serial,
                                        "CardServed: inspector-7: activate, card " + serial + ": done"};
    BOOST_TEST(served() == said, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_weak_or_mistyped_pin_changes_nothing, ServiceFixture) {
    const TerminalRun weak = service("activate", activation("314159", "300372", "300372"));
    BOOST_TEST(weak.exitStatus == 4, weak.screen);
    BOOST_TEST(has(weak, "too easy to guess: birth-date"));
    const TerminalRun asJson = service("activate", activation("314159", "300372", "300372"), {"--json"});
    BOOST_TEST(has(asJson, R"("weakness":"birth-date")"), asJson.screen);
    const TerminalRun mistyped = service("activate", activation("314159", "80419275", "80419276"));
    BOOST_TEST(mistyped.exitStatus == 2, mistyped.screen);
    BOOST_TEST(opensWith("314159").empty());
}

BOOST_FIXTURE_TEST_CASE(a_wrong_pin_is_said_with_the_tries, ServiceFixture) {
    const TerminalRun run = service("change-pin", {{"day of birth", "1972-03-30"},
                                                   {"PIN: ", "271828"},
                                                   {"New PIN:", "80419275"},
                                                   {"New PIN again:", "80419275"}});
    BOOST_TEST(run.exitStatus == 4, run.screen);
    BOOST_TEST(has(run, "a wrong PIN was entered, more than 1 try left"));
    BOOST_TEST(opensWith("314159").empty());
    BOOST_TEST(served().back() == "CardServed: inspector-7: change-pin, card " + serial + ": pin-wrong");
}

BOOST_FIXTURE_TEST_CASE(the_security_officer_unblocks_and_erases, ServiceFixture) {
    const TerminalRun unblocked = service("unblock", {{"day of birth", "1972-03-30"},
                                                      {"SO PIN: ", "87654321"},
                                                      {"New PIN:", "80419275"},
                                                      {"New PIN again:", "80419275"}});
    BOOST_TEST(unblocked.exitStatus == 0, unblocked.screen);
    BOOST_TEST(opensWith("80419275").empty());
    const TerminalRun erased = service("erase", {{"SO PIN: ", "87654321"}});
    BOOST_TEST(erased.exitStatus == 0, erased.screen);
    BOOST_TEST(has(erased, "retired"));
}

BOOST_FIXTURE_TEST_CASE(the_holder_signs_a_document_with_the_card, ServiceFixture) {
    certify();
    const std::string rapoint = RAPOINT_BINARY_DIR "/bin/rapoint";
    const std::string contract = (work() / "contract.pdf").string();
    const std::string signedContract = (work() / "signed.pdf").string();
    const TerminalRun made =
        runOnTerminal({rapoint, "print", "preview", "cencert/contract", "--language", "pl,en", "--data",
                       RAPOINT_SOURCE_DIR "/assets/contracts/cencert/sample.json", "--out", contract},
                      {});
    BOOST_REQUIRE_MESSAGE(made.exitStatus == 0, made.screen);
    const std::vector<std::string> sign{rapoint,         "print",    "sign", contract, "--work",
                                        work().string(), "--serial", serial, "--out",  signedContract};
    closeStation();
    const TerminalRun wrong = runOnTerminal(sign, {{"PIN: ", "271828"}});
    BOOST_TEST(wrong.exitStatus == 4, wrong.screen);
    BOOST_TEST(!std::filesystem::exists(signedContract));
    const TerminalRun run = runOnTerminal(sign, {{"PIN: ", "314159"}});
    BOOST_REQUIRE_MESSAGE(run.exitStatus == 0, run.screen);
    BOOST_TEST(!has(run, "314159"));
    std::ifstream file{signedContract, std::ios::binary};
    const std::string pdf{std::istreambuf_iterator<char>{file}, {}};
    openStation();
    BOOST_TEST(served().back() == "CardServed: inspector-7: sign, card " + serial + ": done");
    const std::string verdict = tests::pdfProbe("pdfsig -nocert", bytesOf(pdf));
    BOOST_TEST(verdict.find("Signature is Valid") != std::string::npos, verdict);
}

BOOST_AUTO_TEST_SUITE_END()
