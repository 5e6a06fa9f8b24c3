#include "printing/ipp/sheet_media.h"
#include "printing/ipp/state_words.h"
#include "printing/ipp_printer.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/small_pdf.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <ostream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using namespace std::chrono_literals;

namespace {

constexpr IppLimits kShort{.connect = 500ms, .answer = 300ms, .job = 700ms};

/// Big enough that it cannot sit in a socket's buffer of the client alone.
Bytes document() {
    return smallPdf(595.28, 841.89, 200'000);
}

struct JobExpectation {
    Misbehaviour misbehaviour;
    FaultCode code;
    int cancelled;
};

std::ostream& operator<<(std::ostream& out, const JobExpectation& expectation) {
    return out << "misbehaviour " << static_cast<int>(expectation.misbehaviour);
}

const std::vector<JobExpectation> kJobExpectations{
    {Misbehaviour::NotAccepting, FaultCode::PrinterRefused, 0},
    {Misbehaviour::RefuseJob, FaultCode::PrinterRefused, 0},
    {Misbehaviour::BusyForEver, FaultCode::PrinterRefused, 0},
    {Misbehaviour::NoJobId, FaultCode::PrinterInterrupted, 0},
    {Misbehaviour::CloseInDocument, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::RefuseDocument, FaultCode::PrinterRefused, 1},
    {Misbehaviour::LoseDocumentAnswer, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::AbortJob, FaultCode::PrinterJammed, 1},
    {Misbehaviour::StopForEver, FaultCode::PrinterJammed, 1},
    {Misbehaviour::HoldForEver, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::CompleteWithErrors, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::CancelAtPanel, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::TruncatePrint, FaultCode::PrinterInterrupted, 1},
    {Misbehaviour::RefuseMedia, FaultCode::PrinterRefused, 0},
    {Misbehaviour::LetterOnly, FaultCode::PrinterRefused, 0},
    {Misbehaviour::MediaNeeded, FaultCode::PrinterJammed, 1},
    {Misbehaviour::NeverAnswer, FaultCode::PrinterInterrupted, 0},
    {Misbehaviour::Trickle, FaultCode::PrinterInterrupted, 0},
    {Misbehaviour::Garbage, FaultCode::PrinterInterrupted, 0},
    {Misbehaviour::NotHttp, FaultCode::PrinterInterrupted, 0},
    {Misbehaviour::HttpError, FaultCode::PrinterInterrupted, 0},
};

} // namespace

BOOST_AUTO_TEST_SUITE(ipp_printer_tests)

BOOST_AUTO_TEST_CASE(a_document_reaches_the_printer_byte_for_byte) {
    const IppTestPrinter device;
    auto printer = IppPrinter::at(device.uri());
    BOOST_REQUIRE(printer);
    const Bytes pdf = document();
    const auto job = printer->print("contract-0192", pdf, 1);
    BOOST_REQUIRE_MESSAGE(job, explain(job ? Fault{} : job.error()));
    BOOST_TEST(job->jobId > 0);
    BOOST_TEST(job->printer == device.uri());
    const auto files = device.printed();
    BOOST_REQUIRE(files.size() == 1);
    BOOST_TEST((contentOf(files.front()) == textOf(pdf)));
    BOOST_TEST(files.front().filename().string().find("contract-0192") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(two_copies_are_one_job_where_the_printer_can) {
    const IppTestPrinter device{"echo \"$IPP_COPIES\" >>\"$here/copies\""};
    auto printer = IppPrinter::at(device.uri());
    BOOST_REQUIRE(printer->print("contract", document(), 2));
    BOOST_TEST(device.printed().size() == 1U);
    BOOST_TEST(contentOf(device.directory() / "copies") == "2\n");
}

BOOST_AUTO_TEST_CASE(two_copies_are_two_jobs_where_the_printer_can_not) {
    const MisbehavingIppServer device{Misbehaviour::OneCopyOnly};
    auto printer = IppPrinter::at(device.uri(), kShort);
    BOOST_REQUIRE(printer->print("contract", document(), 2));
    BOOST_TEST(device.createdJobs() == 2);
    BOOST_TEST(device.documents().size() == 2U);
}

BOOST_AUTO_TEST_CASE(every_job_has_to_be_done_exactly_as_it_says_or_not_at_all) {
    for (const Misbehaviour kind : {Misbehaviour::None, Misbehaviour::OneCopyOnly}) {
        const MisbehavingIppServer device{kind};
        auto printer = IppPrinter::at(device.uri(), kShort);
        BOOST_REQUIRE(printer->print("contract", document(), 3));
        BOOST_TEST(device.createdJobs() == (kind == Misbehaviour::None ? 1 : 3));
        BOOST_TEST(device.everyJobInsists());
    }
}

BOOST_AUTO_TEST_CASE(a_line_that_breaks_while_waiting_does_not_lose_the_job) {
    const MisbehavingIppServer device{Misbehaviour::LoseOneStatus};
    auto printer = IppPrinter::at(device.uri(), kShort);
    BOOST_TEST(printer->print("contract", document(), 1).has_value());
    BOOST_TEST(device.createdJobs() == 1);
    BOOST_TEST(device.cancelledJobs() == 0);
}

BOOST_AUTO_TEST_CASE(a_job_that_the_real_printer_aborts_is_a_jam) {
    const IppTestPrinter device{"echo 'ATTR: printer-state-reasons=media-jam' >&2; exit 1"};
    auto printer = IppPrinter::at(device.uri());
    const auto job = printer->print("contract", document(), 1);
    BOOST_REQUIRE(!job);
    BOOST_TEST((job.error().code == FaultCode::PrinterJammed));
    // and the printer takes the next one
    const auto next = printer->print("contract", document(), 1);
    BOOST_TEST((next.error().code == FaultCode::PrinterJammed));
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_off_is_not_found) {
    IppTestPrinter device;
    auto printer = IppPrinter::at(device.uri());
    device.stop();
    const auto job = printer->print("contract", document(), 1);
    BOOST_REQUIRE(!job);
    BOOST_TEST((job.error().code == FaultCode::PrinterNotFound));
    BOOST_TEST((printer->state().error().code == FaultCode::PrinterNotFound));
}

BOOST_AUTO_TEST_CASE(a_printer_that_hangs_ends_with_the_limit_and_its_job_is_cancelled) {
    const IppTestPrinter device{"sleep 30"};
    auto printer = IppPrinter::at(device.uri(), kShort);
    const auto start = std::chrono::steady_clock::now();
    const auto job = printer->print("contract", document(), 1);
    BOOST_REQUIRE(!job);
    BOOST_TEST((job.error().code == FaultCode::PrinterInterrupted));
    BOOST_TEST((std::chrono::steady_clock::now() - start < 4s));
}

BOOST_DATA_TEST_CASE(each_misbehaviour_is_a_fault_within_the_time_limit,
                     boost::unit_test::data::make(kJobExpectations), expectation) {
    const MisbehavingIppServer device{expectation.misbehaviour};
    auto printer = IppPrinter::at(device.uri(), kShort);
    BOOST_REQUIRE(printer);
    const auto start = std::chrono::steady_clock::now();
    const auto job = printer->print("contract", document(), 1);
    const auto took = std::chrono::steady_clock::now() - start;
    BOOST_REQUIRE(!job);
    BOOST_TEST(rowOf(job.error().code).name == rowOf(expectation.code).name, job.error().detail);
    BOOST_TEST(device.cancelledJobs() == expectation.cancelled);
    BOOST_TEST((took < 3500ms));
}

BOOST_AUTO_TEST_CASE(sheets_are_chosen_by_their_size_whatever_the_printer_calls_them) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = IppPrinter::at(device.uri(), kShort);
    BOOST_REQUIRE(printer->print("contract", document(), 1));
    BOOST_REQUIRE(printer->print("card", smallPdf(242.65, 153.01), 1));
    BOOST_TEST(device.jobMedia() == (std::vector<std::string>{"iso_a4_210x297mm", "custom_plastic_53.98x85.6mm"}),
               boost::test_tools::per_element());
    const auto poster = printer->print("poster", smallPdf(2000, 3000), 1);
    BOOST_REQUIRE(!poster);
    BOOST_TEST(poster.error().detail == "wrong media: the printer has no sheets of 705.6 x 1058.3 mm");
}

BOOST_AUTO_TEST_CASE(a_printer_that_does_not_say_what_sheets_it_has_is_trusted) {
    BOOST_TEST(!mediaOfSize({}, {21000, 29700}));
    BOOST_TEST(!mediaOfSize({"nonsense", "iso_a5_148x210mm"}, {21000, 29700}));
    BOOST_TEST(mediaOfSize({"iso_a5_148x210mm"}, {21000, 14800}).value() == "iso_a5_148x210mm");
    BOOST_TEST(mediaOfSize({"iso_id-1_53.98x85.6mm"}, {8560, 5398}).value() == "iso_id-1_53.98x85.6mm");
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_is_not_sent) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = IppPrinter::at(device.uri(), kShort);
    const auto job = printer->print("contract", bytesOf("%PDF-1.4 and nothing more"), 1);
    BOOST_REQUIRE(!job);
    BOOST_TEST((job.error().code == FaultCode::InputInvalid));
    BOOST_TEST(device.createdJobs() == 0);
}

BOOST_AUTO_TEST_CASE(reasons_are_said_in_words_by_what_they_begin_with) {
    BOOST_TEST(inWords("media-jam-inside-duplexer") == "the paper is jammed");
    BOOST_TEST(inWords("marker-supply-low") == "toner, ink or ribbon is low");
    BOOST_TEST(inWords("output-area-almost-full") == "the output tray is almost full");
    BOOST_TEST(inWords("com.example-hopper-stuck") == "com.example hopper stuck");
    BOOST_TEST(inWords(std::vector<std::string>{"cover-open", "door-open", "interlock-open"}) ==
               "a cover is open; a door is open; a cover or door is open");
    BOOST_TEST(inWords(std::vector<std::string>{"media-needed", "media-needed-tray-1"}) ==
               "the right paper or form has to be loaded");
    BOOST_TEST(inWords(std::vector<std::string>{}).empty());
}

BOOST_AUTO_TEST_CASE(the_state_has_stems_of_reasons) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = IppPrinter::at(device.uri(), kShort);
    const auto state = printer->state();
    BOOST_REQUIRE(state);
    BOOST_TEST(state->accepting);
    BOOST_TEST(state->name == "Misbehaving");
    BOOST_TEST(state->mediaReady == std::vector<std::string>{"iso_a4_210x297mm"},
               boost::test_tools::per_element());
    BOOST_TEST(state->lowSupplies == std::vector<std::string>{"Black 7 %"}, boost::test_tools::per_element());
    BOOST_TEST(state->reasons == std::vector<std::string>{"toner-low"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_address_that_is_no_printers_is_refused) {
    for (const char* uri :
         {"", "http://localhost/ipp/print", "ipp://", "socket://127.0.0.1:9100", "ipp://u:p@h/x"})
        BOOST_TEST((IppPrinter::at(uri).error().code == FaultCode::ConfigurationInvalid), uri);
}

BOOST_AUTO_TEST_CASE(senseless_orders_are_refused) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = IppPrinter::at(device.uri(), kShort);
    BOOST_TEST((printer->print("x", document(), 0).error().code == FaultCode::InputInvalid));
    BOOST_TEST((printer->print("x", {}, 1).error().code == FaultCode::InputInvalid));
    BOOST_TEST(device.createdJobs() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
