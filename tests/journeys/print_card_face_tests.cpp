#include "printing/ipp_printer.h"
#include "tests/journeys/certsign_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;
using namespace std::chrono_literals;

namespace {

/// What an officer says of the printed card, once; then that it is right.
DeskPeople::Reply firstSaying(Answer answer) {
    return [answer = std::move(answer), said = false](const Question&, const CaseState&) mutable {
        return std::optional{std::exchange(said, true) ? Answer{Confirmed{}} : answer};
    };
}

struct CardFaceFixture : CertsignFixture {
    CardFaceFixture()
        : CertsignFixture{"envelope"} {
        addStep("personalise-card", "print-card-face");
    }

    DeskPeople visitors() { return CertsignFixture::visitors(id); }
    Result<CaseProgress> visit(DeskPeople& person, const MisbehavingIppServer& device) {
        auto printer =
            valueOf(printing::IppPrinter::at(device.uri(), {.connect = 500ms, .answer = 300ms, .job = 700ms}));
        return visit(person, &printer);
    }
    Result<CaseProgress> visit(DeskPeople& person, Printer* printer) {
        Ports ports = ReplacedPorts{.cardPrinter = printer}.in(station().ports());
        Profiles profiles{m_profile};
        Engine engine{profiles, ports, station().journal(), inspector()};
        return engine.advance(id, person);
    }
    /// The visit is over, and nothing of its cards and envelopes is left under way.
    CaseState requireEnd(const Result<CaseProgress>& progress) {
        requireDone(progress);
        BOOST_REQUIRE(progress->finished);
        BOOST_TEST(progress->finished->outcome == "completed");
        for (const StockKind kind : {StockKind::Card, StockKind::Envelope})
            BOOST_TEST(valueOf(station().ports().stock.balance(kind)).balances());
        return progress->state;
    }
    std::ptrdiff_t onRecord(const char* fact) { return std::ranges::count(audited(id), fact); }

    CaseId id = begin();
    const MisbehavingIppServer sound{Misbehaviour::None};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(print_card_face_tests, CardFaceFixture)

BOOST_AUTO_TEST_CASE(the_card_gets_its_holders_face_before_its_pin_goes_out) {
    auto person = visitors();
    const CaseState end = requireEnd(visit(person, sound));
    BOOST_REQUIRE(sound.documents().size() == 1);
    const std::string document = sound.documents().front();
    const ByteView pdf = bytesOf(document);
    const std::string text = textOfPdf(pdf);
    for (const std::string& piece :
         {end.card.serial, end.confirmed->applicant.surname, end.confirmed->applicant.givenNames})
        BOOST_TEST(text.find(piece) != std::string::npos, text);
    BOOST_TEST(pdfProbe("pdfimages -list", pdf).find("image") != std::string::npos);
    BOOST_TEST(sound.jobNames().front() == "card " + id.text());
    const auto names = audited(id);
    const auto accepted = std::ranges::find(names, "CardFaceAccepted");
    BOOST_TEST((accepted < std::ranges::find(names, "EnvelopeIntended")));
    BOOST_TEST(onRecord("CardFacePrinted") == 1);
}

BOOST_AUTO_TEST_CASE(a_bad_print_spoils_the_card_and_another_takes_its_place) {
    auto person = visitors();
    std::string first;
    person.on("card-face", [&](const Question&, const CaseState& state) -> std::optional<Answer> {
        if (!first.empty()) {
            BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Card)).spoiled == 1);
            return Confirmed{};
        }
        first = state.card.serial;
        return ReplaceCard{"card-misprinted"};
    });
    const CaseState end = requireEnd(visit(person, sound));
    BOOST_TEST(end.card.voided == std::vector<std::string>{first}, boost::test_tools::per_element());
    BOOST_TEST(end.card.serial != first);
    BOOST_TEST(sound.documents().size() == 2);
    // No envelope had been begun for the spoiled card.
    BOOST_TEST(onRecord("EnvelopeVoided") == 0);
    BOOST_TEST(onRecord("CertificateReceived") == 1);
}

BOOST_AUTO_TEST_CASE(after_a_jam_the_officer_looks_at_the_card) {
    const MisbehavingIppServer device{Misbehaviour::AbortJob};
    auto person = visitors();
    person.on("card-face", [](const Question& question, const CaseState&) -> std::optional<Answer> {
        BOOST_TEST((question.because && question.because->code == FaultCode::PrinterJammed));
        return std::nullopt;
    });
    requireFault(id, visit(person, device), FaultCode::PrinterJammed);
    // Where nothing is on the card it is printed again.
    person.on("card-face", firstSaying(PrintAgain{}));
    const CaseState end = requireEnd(visit(person, sound));
    BOOST_TEST(end.card.voided.empty());
    BOOST_TEST(onRecord("CardFaceUnprinted") == 1);
    BOOST_TEST(onRecord("CardFaceIntended") == 2);
}

BOOST_AUTO_TEST_CASE(a_station_that_died_at_the_card_printer_prints_nothing_by_itself) {
    auto person = visitors();
    person.silentAt("card-in-printer");
    requireDone(visit(person, sound));
    const Event intended = CardFaceIntended{state(id).card.serial};
    Ports& ports = station().ports();
    requireDone(
        station().journal().append(id, events(id).size(), inspector().id, {&intended, 1}, ports.clock.now()));
    person.on("card-face", [](const Question& question, const CaseState&) -> std::optional<Answer> {
        BOOST_TEST((question.because && question.because->code == FaultCode::PrinterInterrupted));
        return Confirmed{};
    });
    requireEnd(visit(person, sound));
    BOOST_TEST(sound.createdJobs() == 0);
}

BOOST_AUTO_TEST_CASE(a_card_that_was_not_sent_to_the_printer_stays_good) {
    for (const Misbehaviour trouble :
         {Misbehaviour::RefuseJob, Misbehaviour::LetterOnly, Misbehaviour::NotAccepting}) {
        const MisbehavingIppServer device{trouble};
        auto person = visitors();
        requireFault(id, visit(person, device), FaultCode::PrinterRefused);
    }
    auto person = visitors();
    const Fault absent = requireFault(id, visit(person, nullptr), FaultCode::PrinterNotFound);
    BOOST_TEST(absent.detail == "no card-printer is named in station.toml");
    const CaseState end = requireEnd(visit(person, sound));
    BOOST_TEST(end.card.voided.empty());
    BOOST_TEST(sound.documents().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_refusal_at_the_card_printer_spoils_the_card) {
    auto person = visitors();
    person.on("card-in-printer", Answer{RefuseApplicant{"identity-in-doubt"}});
    const auto progress = visit(person, sound);
    requireDone(progress);
    BOOST_REQUIRE(progress->finished);
    BOOST_TEST(progress->finished->outcome == "refused");
    BOOST_TEST(sound.createdJobs() == 0);
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Card)).spoiled == 1);
}

BOOST_AUTO_TEST_SUITE_END()
