#include "printing/envelope/envelope_order.h"
#include "printing/process_envelope_printer.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/misbehaving_ipp_server.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using namespace std::chrono_literals;

namespace {

const char* const kPin = "73914628";

ProcessEnvelopePrinter::Options options() {
    return {.executable = RAPOINT_BINARY_DIR "/bin/rapoint-envelope",
            .templatesFolder = RAPOINT_SOURCE_DIR "/assets/contracts",
            .templateName = "cencert/envelope",
            .limits = {.connect = 500ms, .answer = 300ms, .job = 700ms},
            .processLimit = 4000ms};
}

EnvelopeForm form() {
    return {.serial = "E-0000042",
            .cardSerial = "0123456789ABCDEF",
            .language = "pl",
            .windowLines = {"Łukasz BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ", "ul. Długa 1"}};
}

Secret pin(const std::string& text = kPin) {
    return Secret::copyOf(bytesOf(text));
}

Result<PrintedJob> printAt(const std::string& uri, const ProcessEnvelopePrinter::Options& how = options()) {
    auto printer = ProcessEnvelopePrinter::at(uri, how);
    BOOST_REQUIRE(printer);
    return printer->print(form(), pin());
}

std::string codeOf(const Result<PrintedJob>& job) {
    return job ? "printed" : std::string{rowOf(job.error().code).name};
}

/// Prints with a shell script in the place of the process.
Result<PrintedJob> printWith(const std::string& script, std::chrono::milliseconds limit = 1000ms) {
    const MisbehavingIppServer device{Misbehaviour::None};
    const TemporaryDirectory directory;
    auto how = options();
    how.executable = directory.path() / "stand-in.sh";
    how.processLimit = limit;
    std::ofstream{how.executable} << "#!/bin/sh\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n" << script << '\n';
    std::filesystem::permissions(how.executable, std::filesystem::perms::owner_all);
    return printAt(device.uri(), how);
}

struct EnvelopeExpectation {
    Misbehaviour misbehaviour;
    const char* fault;
    int cancelled;
};

std::ostream& operator<<(std::ostream& out, const EnvelopeExpectation& expectation) {
    return out << "misbehaviour " << static_cast<int>(expectation.misbehaviour);
}

const std::vector<EnvelopeExpectation> kEnvelopeExpectations{
    {Misbehaviour::RefuseJob, "printer-refused", 0},
    {Misbehaviour::BusyForEver, "printer-refused", 0},
    {Misbehaviour::NoJobId, "printer-interrupted", 0},
    {Misbehaviour::CloseInDocument, "printer-interrupted", 1},
    {Misbehaviour::LoseDocumentAnswer, "printer-interrupted", 1},
    {Misbehaviour::AbortJob, "printer-jammed", 1},
    {Misbehaviour::StopForEver, "printer-jammed", 1},
    {Misbehaviour::HoldForEver, "printer-interrupted", 1},
    {Misbehaviour::CompleteWithErrors, "printer-interrupted", 1},
    {Misbehaviour::TruncatePrint, "printer-interrupted", 1},
    {Misbehaviour::MediaNeeded, "printer-jammed", 1},
    {Misbehaviour::RefuseDocument, "printer-refused", 1},
    {Misbehaviour::CancelAtPanel, "printer-interrupted", 1},
    {Misbehaviour::NotHttp, "printer-interrupted", 0},
    {Misbehaviour::HttpError, "printer-interrupted", 0},
    {Misbehaviour::NeverAnswer, "printer-interrupted", 0},
    {Misbehaviour::Trickle, "envelope-void", 0},
    {Misbehaviour::Garbage, "printer-interrupted", 0},
};

std::size_t occurrences(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(process_envelope_printer_tests)

BOOST_AUTO_TEST_CASE(an_envelope_has_its_pin_serials_and_window) {
    const IppTestPrinter device;
    const auto job = printAt(device.uri());
    BOOST_REQUIRE_MESSAGE(job, explain(job ? Fault{} : job.error()));
    BOOST_TEST(job->jobId > 0);
    const auto files = device.printed();
    BOOST_REQUIRE(files.size() == 1);
    const std::string pdf = contentOf(files.front());
    const std::string text = textOfPdf(bytesOf(pdf));
    BOOST_TEST(occurrences(text, kPin) == 1U, text);
    for (const char* piece : {"E-0000042", "0123456789ABCDEF", "Łukasz BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ", "ul. Długa 1"})
        BOOST_TEST(text.find(piece) != std::string::npos, piece);
    BOOST_TEST(pdfProbe("qpdf --check", bytesOf(pdf)).find("No syntax or stream encoding errors") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_job_is_called_by_the_serial_of_the_envelope_alone) {
    const MisbehavingIppServer device{Misbehaviour::None};
    BOOST_REQUIRE(printAt(device.uri()));
    BOOST_TEST(device.jobNames() == std::vector<std::string>{"E-0000042"}, boost::test_tools::per_element());
    BOOST_REQUIRE(device.documents().size() == 1);
    BOOST_TEST(textOfPdf(bytesOf(device.documents().front())).find(kPin) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_longest_pin_fits) {
    const MisbehavingIppServer device{Misbehaviour::None};
    const std::string longest = "ABCDEFGHIJKLMNOPqrstuvwxyz(012)\\";
    BOOST_REQUIRE(longest.size() == kMaxPinLength);
    auto printer = ProcessEnvelopePrinter::at(device.uri(), options());
    BOOST_REQUIRE(printer->print(form(), pin(longest)));
    BOOST_TEST(textOfPdf(bytesOf(device.documents().front())).find(longest) != std::string::npos);
}

BOOST_DATA_TEST_CASE(each_misbehaviour_voids_the_envelope_within_the_time_limit,
                     boost::unit_test::data::make(kEnvelopeExpectations), expectation) {
    const MisbehavingIppServer device{expectation.misbehaviour};
    auto how = options();
    how.processLimit = 2500ms;
    const auto start = std::chrono::steady_clock::now();
    const auto job = printAt(device.uri(), how);
    const auto took = std::chrono::steady_clock::now() - start;
    BOOST_TEST(codeOf(job) == expectation.fault);
    BOOST_TEST(device.cancelledJobs() == expectation.cancelled);
    BOOST_TEST((took < 4500ms));
}

BOOST_AUTO_TEST_CASE(a_jam_of_the_real_printer_voids_the_envelope) {
    const IppTestPrinter device{"exit 1"};
    BOOST_TEST(codeOf(printAt(device.uri())) == "printer-jammed");
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_gone_is_not_found) {
    IppTestPrinter device;
    device.stop();
    BOOST_TEST(codeOf(printAt(device.uri())) == "printer-not-found");
}

BOOST_AUTO_TEST_CASE(a_process_that_is_killed_voids_the_envelope) {
    const auto job = printWith("kill -9 $$");
    BOOST_TEST(codeOf(job) == "envelope-void");
    BOOST_TEST(job.error().detail == "the envelope process was killed by signal 9");
}

BOOST_AUTO_TEST_CASE(a_process_that_hangs_is_killed_and_voids_the_envelope) {
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(codeOf(printWith("sleep 60", 300ms)) == "envelope-void");
    BOOST_TEST(codeOf(printWith("cat >/dev/null; sleep 60", 300ms)) == "envelope-void");
    BOOST_TEST((std::chrono::steady_clock::now() - start < 3s));
}

BOOST_AUTO_TEST_CASE(an_answer_counts_only_if_it_is_whole_and_the_process_ended_well) {
    for (const char* script :
         {"echo done 5; exit 1", "echo done 5; kill -9 $$", "printf 'done 5'", "echo done 0", "echo done five",
          "echo done", "echo nonsense", "exit 0", "head -c 10000 /dev/zero", "echo fault no-such-code"})
        BOOST_TEST(codeOf(printWith("cat >/dev/null & " + std::string{script})) == "envelope-void", script);
}

BOOST_AUTO_TEST_CASE(a_process_that_is_not_there_is_a_fault) {
    auto how = options();
    how.executable = "/nowhere/rapoint-envelope";
    BOOST_TEST(codeOf(printAt("ipp://127.0.0.1:9/ipp/print", how)) == "process-failed");
}

BOOST_AUTO_TEST_CASE(without_lockable_memory_nothing_is_printed) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    BOOST_TEST_MESSAGE("skipped: sanitizers say yes to every mlock and do nothing");
    return;
#endif
    // root may lock what it likes, so the capability goes too
    const std::string script =
        "ulimit -l 64\nprogram='" RAPOINT_BINARY_DIR "/bin/rapoint-envelope'\n"
        "[ \"$(id -u)\" != 0 ] || exec setpriv --bounding-set=-ipc_lock \"$program\"\nexec \"$program\"";
    const auto job = printWith(script);
    BOOST_TEST(codeOf(job) == "process-failed");
}

BOOST_AUTO_TEST_CASE(what_a_user_may_lock_by_default_is_enough) {
    const std::string script =
        "ulimit -l 8192\nprogram='" RAPOINT_BINARY_DIR "/bin/rapoint-envelope'\n"
        "[ \"$(id -u)\" != 0 ] || exec setpriv --bounding-set=-ipc_lock \"$program\"\nexec \"$program\"";
    const auto job = printWith(script);
    BOOST_TEST(codeOf(job) == "printed", (job ? "" : job.error().detail));
}

BOOST_AUTO_TEST_CASE(senseless_orders_are_refused_before_anything_starts) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = ProcessEnvelopePrinter::at(device.uri(), options());
    for (const char* serial : {"", "E 1", "E/1", "../x", "Ż1"}) {
        EnvelopeForm wrong = form();
        wrong.serial = serial;
        BOOST_TEST(codeOf(printer->print(wrong, pin())) == "input-invalid", serial);
    }
    for (const char* wrong : {"", " 1234", "1234 ", "1234\n", "123456789012345678901234567890123"})
        BOOST_TEST(codeOf(printer->print(form(), pin(wrong))) == "input-invalid", wrong);
    EnvelopeForm foreign = form();
    foreign.language = "xx";
    BOOST_TEST(codeOf(printer->print(foreign, pin())) == "template-invalid");
    BOOST_TEST(device.createdJobs() == 0);
}

BOOST_AUTO_TEST_CASE(a_fault_keeps_its_code_detail_and_part_on_its_way_back) {
    for (const Fault& fault :
         {Fault{FaultCode::PrinterJammed, "media-jam in tray 2"}, Fault{FaultCode::PrinterRefused},
          Fault{FaultCode::PinLocked, "the PUK", TriesLeft{0}}}) {
        const Result<int> back = EnvelopeAnswer::parse(EnvelopeAnswer::fault(fault));
        BOOST_REQUIRE(!back.has_value());
        BOOST_TEST((back.error().code == fault.code));
        BOOST_TEST(back.error().detail == fault.detail);
        BOOST_TEST((back.error().part == fault.part));
    }
    for (const char* line : {"fault\n", "fault printer-jammed\n", "fault printer-jammed media-jam\n"})
        BOOST_TEST((EnvelopeAnswer::parse(line).error().code == FaultCode::EnvelopeVoid), line);
}

BOOST_AUTO_TEST_CASE(an_order_out_of_bounds_is_malformed) {
    const EnvelopeOrder good{.uriSize = 10,
                             .nameSize = 5,
                             .connectMs = 1,
                             .answerMs = 1,
                             .jobMs = 1,
                             .pinOffset = 0,
                             .pageSize = 64,
                             .pinSize = 8};
    BOOST_TEST(EnvelopeOrder::decode(good.encoded()).has_value());
    for (auto change : std::vector<void (*)(EnvelopeOrder&)>{
             [](EnvelopeOrder& o) { o.uriSize = 0; }, [](EnvelopeOrder& o) { o.uriSize = 1001; },
             [](EnvelopeOrder& o) { o.nameSize = 65; }, [](EnvelopeOrder& o) { o.proofSize = 65; },
             [](EnvelopeOrder& o) { o.jobMs = 0; }, [](EnvelopeOrder& o) { o.pinOffset = 1; },
             [](EnvelopeOrder& o) { o.pageSize = 63; }, [](EnvelopeOrder& o) { o.pageSize = 0xffffffff; },
             [](EnvelopeOrder& o) { o.pinSize = 0; }, [](EnvelopeOrder& o) { o.pinSize = 33; }}) {
        EnvelopeOrder bad = good;
        change(bad);
        BOOST_TEST((EnvelopeOrder::decode(bad.encoded()).error().code == FaultCode::MessageMalformed));
    }
}

BOOST_AUTO_TEST_SUITE_END()
