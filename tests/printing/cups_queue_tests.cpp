#include "printing/ipp_printer.h"
#include "printing/printer_discovery.h"
#include "printing/process_envelope_printer.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/private_cupsd.h"
#include "tests/support/results.h"
#include "tests/support/small_pdf.h"

#include <algorithm>
#include <fstream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using namespace std::chrono_literals;
using test::nameOfFault;
using test::valueOf;

namespace {

boost::test_tools::assertion_result cupsIsInstalled(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result installed{PrivateCupsd::isInstalled()};
    installed.message() << "cups-daemon or cups-client is not installed";
    return installed;
}

struct QueueFixture {
    IppTestPrinter device;
    PrivateCupsd cups;
    std::string queue = cups.addQueue("contracts", device.uri());
};

} // namespace

BOOST_AUTO_TEST_SUITE(cups_queue_tests, *boost::unit_test::precondition(cupsIsInstalled))

BOOST_FIXTURE_TEST_CASE(a_contract_goes_through_a_queue_byte_for_byte, QueueFixture) {
    const Bytes contract = smallPdf(595.28, 841.89, 40'000);
    auto printer = valueOf(IppPrinter::at(queue, {}, cups.settings()));
    const PrintedJob job = valueOf(printer.print("contract", contract, 1));
    BOOST_TEST(job.jobId > 0);
    const auto files = device.printed();
    BOOST_REQUIRE(files.size() == 1);
    BOOST_TEST((contentOf(files.front()) == textOf(contract)));
    BOOST_TEST(valueOf(printer.state()).accepting);
}

BOOST_FIXTURE_TEST_CASE(a_paused_queue_is_a_fault_and_keeps_no_job, QueueFixture) {
    cups.pause("contracts");
    auto printer =
        valueOf(IppPrinter::at(queue, {.connect = 500ms, .answer = 2000ms, .job = 1500ms}, cups.settings()));
    const auto job = printer.print("contract", smallPdf(595.28, 841.89), 1);
    BOOST_REQUIRE(!job);
    BOOST_TEST(rowOf(job.error().code).name == "printer-interrupted");
    const auto reasons = valueOf(printer.state()).reasons;
    BOOST_TEST(std::ranges::count(reasons, "paused") == 1);
    BOOST_TEST(device.printed().empty());
}

BOOST_FIXTURE_TEST_CASE(attack_m_a_queue_that_keeps_files_or_sends_them_elsewhere_gets_nothing, QueueFixture) {
    const std::filesystem::path keeping = cups.settings().parent_path() / "keeping.conf";
    std::ofstream{keeping} << "PreserveJobFiles Yes\n";
    auto kept = valueOf(IppPrinter::at(queue, {}, keeping));
    const auto refused = kept.print("contract", smallPdf(595.28, 841.89), 1);
    BOOST_TEST(nameOfFault(refused) == "configuration-invalid");
    BOOST_TEST(refused.error().detail.find("PreserveJobFiles No") != std::string::npos);
    BOOST_TEST(nameOfFault(kept.state()) == "configuration-invalid");
    auto unknown = valueOf(IppPrinter::at(queue, {}, "/nowhere/cupsd.conf"));
    BOOST_TEST(nameOfFault(unknown.print("contract", smallPdf(595.28, 841.89), 1)) == "configuration-invalid");
    const std::string elsewhere = cups.addQueue("elsewhere", "ipp://192.0.2.7:631/ipp/print");
    auto far = valueOf(IppPrinter::at(elsewhere, {}, cups.settings()));
    BOOST_TEST(nameOfFault(far.print("contract", smallPdf(595.28, 841.89), 1)) == "configuration-invalid");
    BOOST_TEST(device.printed().empty());
}

BOOST_FIXTURE_TEST_CASE(queues_are_found, QueueFixture) {
    const auto found = findPrinters(500ms, cups.server());
    const auto contracts = std::ranges::find(found, "contracts", &FoundPrinter::name);
    BOOST_REQUIRE((contracts != found.end()));
    BOOST_TEST(contracts->queue);
    BOOST_TEST(contracts->uri == queue);
}

BOOST_AUTO_TEST_CASE(envelopes_go_through_no_queue) {
    for (const char* const uri : {"ipp://localhost:631/printers/envelopes", "ipp://localhost/classes/all"})
        BOOST_TEST(nameOfFault(ProcessEnvelopePrinter::at(uri, {})) == "configuration-invalid", uri);
}

BOOST_AUTO_TEST_SUITE_END()
