#include "printing/ipp_printer.h"
#include "station/app/card_face_print.h"
#include "station/app/file_bytes.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;
using namespace std::chrono_literals;

namespace {

struct CardFaceFixture : DeskFixture {
    CaseId id = begin();

    Result<PrintedJob> printOn(const MisbehavingIppServer& device) {
        auto printer =
            valueOf(printing::IppPrinter::at(device.uri(), {.connect = 500ms, .answer = 300ms, .job = 700ms}));
        Ports& ports = station().ports();
        Engine engine{station().profile(), ports, station().journal(), inspector()};
        const Bytes photo =
            valueOf(app::readFile(RAPOINT_SOURCE_DIR "/assets/specimens/identity_card_pol.jpg", 4 << 20));
        return app::printCardFace(engine, ports, station().profile(), state(id), id,
                                  RAPOINT_SOURCE_DIR "/assets/contracts", photo, printer);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(card_face_print_tests, CardFaceFixture)

BOOST_AUTO_TEST_CASE(the_card_of_a_case_gets_its_holders_face) {
    const CaseState before = stopAt(id, "pin-way");
    const MisbehavingIppServer device{Misbehaviour::None};
    requireDone(printOn(device));
    BOOST_REQUIRE(device.documents().size() == 1);
    const std::string text = textOfPdf(bytesOf(device.documents().front()));
    BOOST_TEST(text.find(before.card.serial) != std::string::npos, text);
    BOOST_TEST(text.find(before.confirmed->applicant.surname) != std::string::npos, text);
    BOOST_TEST(device.jobNames().front() == "card " + id.text());
    BOOST_TEST(state(id).length == before.length);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_misprinted_card_is_spoiled_and_another_takes_its_place) {
    const CaseState before = stopAt(id, "pin-way");
    const MisbehavingIppServer device{Misbehaviour::AbortJob};
    BOOST_TEST(nameOfFault(printOn(device)) == "printer-jammed");
    const CaseState spoiled = state(id);
    BOOST_TEST(spoiled.card.serial == "");
    BOOST_TEST(spoiled.card.voided == std::vector<std::string>{before.card.serial},
               boost::test_tools::per_element());
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Card)).spoiled == 1);
    const CaseState after = stopAt(id, "pin-way");
    BOOST_TEST(after.card.serial != "");
    BOOST_TEST(after.card.serial != before.card.serial);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_card_that_was_not_sent_to_the_printer_stays_good) {
    const CaseState before = stopAt(id, "pin-way");
    for (const Misbehaviour trouble :
         {Misbehaviour::RefuseJob, Misbehaviour::LetterOnly, Misbehaviour::NotAccepting}) {
        const MisbehavingIppServer device{trouble};
        BOOST_TEST(nameOfFault(printOn(device)) == "printer-refused");
    }
    BOOST_TEST(state(id).card.serial == before.card.serial);
    BOOST_TEST(state(id).length == before.length);
}

BOOST_AUTO_TEST_CASE(a_case_without_a_card_has_no_face_to_print) {
    stopAt(id, "signature");
    const MisbehavingIppServer device{Misbehaviour::None};
    BOOST_TEST(nameOfFault(printOn(device)) == "input-invalid");
    BOOST_TEST(device.createdJobs() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
