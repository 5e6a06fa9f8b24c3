#include "printing/ipp/ipp_session.h"
#include "printing/ipp_printer.h"
#include "printing/process_envelope_printer.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"
#include "tests/support/small_pdf.h"

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using namespace std::chrono_literals;
using test::nameOfFault;
using test::valueOf;

namespace {

std::string secured(const std::string& uri) {
    return "ipps" + uri.substr(3);
}

Result<ProcessEnvelopePrinter> envelopePrinterAt(const std::string& uri) {
    return ProcessEnvelopePrinter::at(uri, {.executable = RAPOINT_BINARY_DIR "/bin/rapoint-envelope",
                                            .templatesFolder = RAPOINT_SOURCE_DIR "/assets/contracts",
                                            .templateName = "cencert/envelope"});
}

std::string printEnvelope(const std::string& uri) {
    auto printer = envelopePrinterAt(uri);
    BOOST_REQUIRE_MESSAGE(printer, explain(printer ? Fault{} : printer.error()));
    return std::string{nameOfFault(
        printer->print({"E-1", "0123456789ABCDEF", "pl", {"Łucja Żółć"}}, Secret::copyOf(bytesOf("73914628"))))};
}

struct SecuredPrinter {
    IppTestPrinter device;
    std::string uri = secured(device.uri());
    std::string pin = valueOf(IppSession{valueOf(IppTarget::fromUri(uri)), {}}.certificate()).hex();
    std::string wrongPin = std::string(63, '0') + "1";
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(ipps_tests, SecuredPrinter)

BOOST_AUTO_TEST_CASE(a_printer_with_the_certificate_that_is_insisted_on_prints) {
    BOOST_TEST(printEnvelope(uri + "#sha256=" + pin) == "");
    auto printer = valueOf(IppPrinter::at(uri + "#sha256=" + pin));
    test::requireDone(printer.print("contract", smallPdf(595.28, 841.89), 1));
    BOOST_TEST(device.printed().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_printer_with_another_certificate_is_sent_nothing) {
    BOOST_TEST(printEnvelope(uri + "#sha256=" + wrongPin) == "printer-refused");
    auto printer = valueOf(IppPrinter::at(uri + "#sha256=" + wrongPin));
    BOOST_TEST(nameOfFault(printer.print("contract", smallPdf(595.28, 841.89), 1)) == "printer-refused");
    BOOST_TEST(nameOfFault(printer.state()) == "printer-refused");
    BOOST_TEST(device.printed().empty());
}

BOOST_AUTO_TEST_CASE(another_printer_at_the_same_address_is_noticed) {
    const IppTestPrinter other;
    BOOST_TEST(printEnvelope(secured(other.uri()) + "#sha256=" + pin) == "printer-refused");
    BOOST_TEST(other.printed().empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_speak_tls_is_no_printer) {
    const MisbehavingIppServer plain{Misbehaviour::NotHttp};
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(printEnvelope(secured(plain.uri()) + "#sha256=" + pin) != "");
    BOOST_TEST((std::chrono::steady_clock::now() - start < 15s));
    BOOST_TEST(plain.createdJobs() == 0);
}

BOOST_AUTO_TEST_CASE(envelopes_go_to_no_printer_that_another_could_stand_in_for) {
    for (const char* const address :
         {"ipp://printer.example/ipp/print", "ipps://printer.example/ipp/print", "ipps://localhost.example/ipp"})
        BOOST_TEST(nameOfFault(envelopePrinterAt(address)) == "configuration-invalid", address);
    BOOST_TEST(nameOfFault(envelopePrinterAt("ipps://printer.example/ipp/print#sha256=" + pin)) == "");
    BOOST_TEST(nameOfFault(envelopePrinterAt("ipp://localhost:60000/ipp/print")) == "");
}

BOOST_AUTO_TEST_CASE(a_certificate_is_named_in_full_and_only_with_ipps) {
    const std::vector<std::string> wrong{"ipps://p/x#sha256=00",    "ipps://p/x#sha1=" + pin,
                                         "ipps://p/x#" + pin,       "ipps://p/x#",
                                         "ipp://p/x#sha256=" + pin, "ipps://p/x#sha256=" + pin + "0"};
    for (const std::string& address : wrong)
        BOOST_TEST(nameOfFault(IppTarget::fromUri(address)) == "configuration-invalid", address);
    const IppTarget target = valueOf(IppTarget::fromUri("ipps://p/x#sha256=" + pin));
    BOOST_TEST(target.uri == "ipps://p/x");
    BOOST_TEST(target.certificateSha256 == pin);
}

BOOST_AUTO_TEST_SUITE_END()
