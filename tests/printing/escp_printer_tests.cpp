#include "printing/process_envelope_printer.h"
#include "tests/support/escp_simulator.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/data/test_case.hpp>

#include <chrono>
#include <fstream>
#include <ostream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using namespace std::chrono_literals;

namespace {

const char* const kImpactPin = "73914628";

Result<PrintedJob> printOn(const std::string& uri) {
    auto printer =
        test::valueOf(ProcessEnvelopePrinter::at(uri, {.executable = RAPOINT_BINARY_DIR "/bin/rapoint-envelope",
                                                       .templatesFolder = RAPOINT_SOURCE_DIR "/assets/contracts",
                                                       .templateName = "cencert/envelope",
                                                       .limits = {.connect = 500ms, .answer = 300ms, .job = 700ms},
                                                       .processLimit = 4000ms}));
    return printer.print({"E-0000042", "0123456789ABCDEF", "pl", {"Lucja Kowalska"}},
                         Secret::copyOf(bytesOf(kImpactPin)));
}

struct EscpExpectation {
    EscpTrouble trouble;
    const char* fault;
};

std::ostream& operator<<(std::ostream& out, const EscpExpectation& expectation) {
    return out << "trouble " << static_cast<int>(expectation.trouble);
}

const std::vector<EscpExpectation> kTroubles{
    {EscpTrouble::None, ""},
    {EscpTrouble::Noise, ""},
    {EscpTrouble::Silent, "printer-refused"},
    {EscpTrouble::OutOfPaper, "printer-jammed"},
    {EscpTrouble::PaperRunsOut, "printer-jammed"},
    {EscpTrouble::StopsReading, "printer-interrupted"},
};

} // namespace

BOOST_AUTO_TEST_SUITE(escp_printer_tests)

BOOST_DATA_TEST_CASE(an_envelope_is_printed_only_if_the_printer_says_so_behind_it,
                     boost::unit_test::data::make({EscpLine::Socket, EscpLine::Device}) *
                         boost::unit_test::data::make(kTroubles),
                     line, expectation) {
    const EscpSimulator device{line, expectation.trouble};
    const auto start = std::chrono::steady_clock::now();
    const auto job = printOn(device.uri());
    BOOST_TEST(test::nameOfFault(job) == expectation.fault, (job ? "" : job.error().detail));
    BOOST_TEST((std::chrono::steady_clock::now() - start < 3s));
    const bool sent = device.printed().find(kImpactPin) != std::string::npos;
    const bool untouched =
        expectation.trouble == EscpTrouble::Silent || expectation.trouble == EscpTrouble::OutOfPaper;
    if (expectation.trouble != EscpTrouble::StopsReading)
        BOOST_TEST(sent == !untouched);
}

BOOST_AUTO_TEST_CASE(a_line_that_breaks_leaves_the_envelope_void) {
    for (const EscpTrouble trouble : {EscpTrouble::CutsInPage, EscpTrouble::CutsBehind}) {
        const EscpSimulator device{EscpLine::Socket, trouble};
        BOOST_TEST(test::nameOfFault(printOn(device.uri())) == "printer-interrupted");
    }
}

BOOST_AUTO_TEST_CASE(the_form_has_its_pin_serials_and_window) {
    const EscpSimulator device{EscpLine::Device};
    test::requireDone(printOn(device.uri()));
    test::requireDone(printOn(device.uri()));
    const std::string paper = device.printed();
    for (const char* const piece :
         {"E-0000042", "0123456789ABCDEF", "Lucja Kowalska", "PIN transportowy:   73914628"})
        BOOST_TEST(paper.find(piece) != std::string::npos, piece);
    BOOST_TEST(paper.starts_with("\x1b@"));
    BOOST_TEST(paper.ends_with("\f"));
}

BOOST_AUTO_TEST_CASE(what_is_no_printer_gets_no_pin) {
    BOOST_TEST(test::nameOfFault(printOn("escp:/dev/rapoint-none")) == "printer-not-found");
    BOOST_TEST(test::nameOfFault(printOn("escp:/dev/null")) == "printer-refused");
    BOOST_TEST(test::nameOfFault(printOn("escp://127.0.0.1:9")) == "printer-not-found");
}

BOOST_AUTO_TEST_SUITE_END()
