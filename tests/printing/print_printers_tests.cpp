#include "tests/support/ipp_test_printer.h"
#include "tests/support/misbehaving_ipp_server.h"

#include <nlohmann/json.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <string>

#include <sys/wait.h>

using namespace rapoint::tests;

namespace {

/// What the command says about this printer, and its exit status.
nlohmann::json lookAt(const std::string& uri, int& status) {
    FILE* const pipe = ::popen(("'" RAPOINT_BINARY_DIR "/bin/rapoint' print printers --json " + uri).c_str(), "r");
    std::string said;
    char buffer[4096];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
        said.append(buffer, got);
    status = WEXITSTATUS(::pclose(pipe));
    return nlohmann::json::parse(said);
}

} // namespace

BOOST_AUTO_TEST_SUITE(print_printers_tests)

BOOST_AUTO_TEST_CASE(a_printer_is_shown_with_its_state_in_words) {
    const MisbehavingIppServer device{Misbehaviour::None};
    int status = -1;
    const auto shown = lookAt(device.uri(), status);
    BOOST_TEST(status == 0);
    BOOST_TEST(shown.at("accepting").get<bool>());
    BOOST_TEST(shown.at("words").get<std::string>() == "toner is low");
    BOOST_TEST(shown.at("low").dump() == R"(["Black 7 %"])");
    BOOST_TEST(shown.at("mediaReady").dump() == R"(["iso_a4_210x297mm"])");
    BOOST_TEST(shown.at("certificate").get<std::string>().empty());
}

BOOST_AUTO_TEST_CASE(a_printer_with_tls_shows_the_certificate_to_insist_on) {
    const IppTestPrinter device;
    int status = -1;
    const auto shown = lookAt("ipps" + device.uri().substr(3), status);
    BOOST_TEST(status == 0);
    BOOST_TEST(shown.at("certificate").get<std::string>().size() == 64U);
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_not_there_is_a_fault_of_a_device) {
    int status = -1;
    const auto shown = lookAt("ipp://127.0.0.1:9/ipp/print", status);
    BOOST_TEST(status == 4);
    BOOST_TEST(shown.at("fault").get<std::string>() == "printer-not-found");
}

BOOST_AUTO_TEST_SUITE_END()
