#include "tests/journeys/certsign_fixture.h"

#include "tests/support/results.h"

#include <algorithm>

namespace rapoint::tests {

namespace {

using test::requireDone;
using test::valueOf;

StepSpec stepOf(const std::string& word, std::vector<std::string> ways) {
    StepSpec step;
    step.id = step.word = word;
    step.by = "inspector";
    step.at = {"desk"};
    step.ways = std::move(ways);
    if (word.ends_with("-certificate"))
        step.when = "accepted";
    step.exits = {{"refused", "seal-package"}, {"replaced", "personalise-card"}};
    return step;
}

void insertAfter(Journey& journey, const char* word, const std::vector<StepSpec>& steps) {
    const auto at = std::ranges::find(journey.steps, word, &StepSpec::word);
    BOOST_REQUIRE(at != journey.steps.end());
    journey.steps.insert(at + 1, steps.begin(), steps.end());
}

void addToken(Journey& journey, const std::string& pinWay) {
    insertAfter(journey, "deliver-package",
                {stepOf("issue-certificate", {"cmp"}), stepOf("write-certificate", {})});
    insertAfter(journey, "approve-case",
                {stepOf("personalise-card", {"pin-and-puk"}), stepOf("deliver-pin", {pinWay})});
}

} // namespace

CertsignFixture::CertsignFixture(const std::string& pinWay) {
    closeStation();
    auto config = valueOf(app::readStationConfig(work()));
    config.provider = "certsign";
    requireDone(app::writeStationConfig(config));
    openStation();
    m_profile = station().profile();
    for (Journey& journey : m_profile.journeys)
        if (journey.mode == "desk")
            addToken(journey, pinWay);
}

void CertsignFixture::addStep(const char* after, const std::string& word) {
    for (Journey& journey : m_profile.journeys)
        if (journey.mode == "desk")
            insertAfter(journey, after, {stepOf(word, {})});
}

CaseId CertsignFixture::begin() {
    requireDone(app::DemoDesk{work()}.layDocument());
    Profiles profiles{m_profile};
    Engine engine{profiles, station().ports(), station().journal(), inspector()};
    return valueOf(engine.open("desk", true));
}

DeskPeople CertsignFixture::visitors(const CaseId& id) {
    app::Script script = this->script();
    script.paymentWay = "card";
    return facing(id, std::move(script));
}

Result<CaseProgress> CertsignFixture::visit(const CaseId& id, EnvelopePrinter& envelopes) {
    return visit(id, envelopes, {});
}

Result<CaseProgress> CertsignFixture::visit(const CaseId& id, EnvelopePrinter& envelopes,
                                            const std::string& openQuestion) {
    auto person = visitors(id);
    if (!openQuestion.empty())
        person.silentAt(openQuestion);
    Ports ports = ReplacedPorts{.envelopePrinter = &envelopes}.in(station().ports());
    Profiles profiles{m_profile};
    Engine engine{profiles, ports, station().journal(), inspector()};
    return engine.advance(id, person);
}

void CertsignFixture::requireOpens(const std::string& serial, const Secret& pin, const Secret& puk) {
    CardWriter& cards = station().ports().cards;
    requireDone(cards.verifyPin(serial, pin));
    const Secret own = Secret::copyOf(bytesOf("73519264"));
    requireDone(cards.unblockPin(serial, puk, own));
    requireDone(cards.verifyPin(serial, own));
}

CaseState CertsignFixture::requireDelivered(const CaseId& id, EnvelopePrinter& envelopes) {
    const CaseProgress progress = valueOf(visit(id, envelopes));
    BOOST_REQUIRE(progress.finished);
    BOOST_TEST(progress.finished->outcome == "completed");
    BOOST_TEST(valueOf(station().ports().stock.balance(StockKind::Envelope)).balances());
    return progress.state;
}

} // namespace rapoint::tests
