#include "tests/station/steps/step_bench.h"

#include "station/base/digest.h"

#include <boost/test/unit_test.hpp>

namespace rapoint::test {

namespace {

/// As many turns as a step of one answer ever takes, and more.
constexpr int kTurns = 20;

Sealed sealed(StationKey& key, std::string_view secret) {
    const auto wrapped = key.wrap(Secret::copyOf(bytesOf(secret)));
    BOOST_REQUIRE(wrapped.has_value());
    return Sealed::of(*wrapped);
}

EvidenceRef kept(StepBench& bench, const std::string& name, std::string_view content) {
    auto ref = bench.world.evidence.put(bench.id, name, "image/png", bytesOf(content));
    BOOST_REQUIRE(ref.has_value());
    return *std::move(ref);
}

} // namespace

Applicant annaKowalska() {
    return {.reference = "R-1",
            .surname = "Kowalska",
            .givenNames = "Anna",
            .birthDate = "1972-03-30",
            .nationality = "POL",
            .documentNumber = "ZZC000248",
            .nationalNumber = {},
            .email = "anna@example.com",
            .product = "card"};
}

MrzFields zoneOfAnna() {
    return {.documentCode = "P",
            .issuer = "POL",
            .documentNumber = "ZZC000248",
            .surname = "KOWALSKA",
            .givenNames = "ANNA",
            .nameTruncated = false,
            .nationality = "POL",
            .birthDate = "720330",
            .sex = "F",
            .expiryDate = "330101",
            .optional1 = {},
            .optional2 = {}};
}

StepBench::StepBench(const std::string& word)
    : inspector{"inspector-7", std::make_shared<MemorySigningKey>("inspector-7")}
    , id{CaseId::make(world.clock.now(), world.random)} {
    spec.id = spec.word = word;
    spec.by = "inspector";
    spec.at = {"desk"};
    profile.id = "specimen";
    profile.name = "Specimen";
    profile.languages = {"pl", "en"};
    profile.products = {{.id = "card",
                         .name = "Card",
                         .form = "card",
                         .keyType = "ec-p256",
                         .validityDays = 730,
                         .priceMinor = 29900,
                         .currency = "PLN"}};
    happened({CaseOpened{"specimen", "desk", {}, false}});
}

void StepBench::happened(std::vector<Event> facts) {
    for (Event& fact : facts)
        m_events.push_back({m_events.size() + 1, world.clock.now(),
                            std::holds_alternative<Approved>(fact) ? "approver-3" : inspector.id,
                            std::move(fact)});
    m_fresh = false;
}

void StepBench::identified() {
    const EvidenceRef page = kept(*this, "document-front.png", "page");
    happened({ApplicantPrefilled{"visit-list", annaKowalska()}, PageTaken{1, page, "camera", {}},
              DocumentCaptured{"passport", {page}, {}}, MrzRead{"TD3", {"P<POL", "ZZC"}, zoneOfAnna(), 1.0, {}},
              DataConfirmed{annaKowalska()}});
}

void StepBench::approved() {
    identified();
    approver = Officer{"approver-3", std::make_shared<MemorySigningKey>("approver-3")};
    happened({Approved{"c2ln", "00", toBase64(approver->key->certificate())}});
}

void StepBench::personalised(bool withPuk) {
    approved();
    MemoryCardWriter::Card card{"C-1", "RA 1", "22222222", "111111"};
    card.keys["01"] = CardKey{"01", "RA 1", KeyType::EcP256, {1}};
    world.cards.inReader = {card};
    happened({CardIntended{"RA 1", sealed(world.stationKey, "22222222"), sealed(world.stationKey, "111111"), "C-1",
                           "C-1"},
              CardInitialised{"C-1", "RA 1", "memory card"}, TransportPinSet{"C-1"}});
    if (withPuk)
        happened({PukProved{"C-1"}});
    happened({KeyIntended{"01", "ec-p256"}, KeyGenerated{"01", "AQ=="}, KeyProved{true, true, true},
              RequestMade{toBase64(bytesOf("request"))}});
}

Result<StepTurn> StepBench::turn(std::optional<Answer> answer) {
    profile.journeys = {{.line = 0, .mode = "desk", .steps = {spec}}};
    Ports ports = world.all();
    const CaseState now = state();
    const Date today{std::chrono::floor<std::chrono::days>(world.clock.now())};
    const StepRun run{id,        now,      m_events, profile, spec,     ports,
                      inspector, approver, today,    m_fresh, attended, std::move(answer)};
    const Step step = findStep(spec.word);
    BOOST_REQUIRE_MESSAGE(step != nullptr, spec.word);
    auto turned = step(run);
    m_fresh = false;
    if (turned && !turned->facts.empty()) {
        happened(turned->facts);
        m_fresh = true;
    }
    return turned;
}

Result<StepTurn> StepBench::run(std::optional<Answer> answer) {
    for (int turns = 0; turns < kTurns; ++turns) {
        auto turned = turn(std::exchange(answer, std::nullopt));
        if (!turned || turned->exit || turned->question || turned->fault)
            return turned;
    }
    BOOST_FAIL(spec.word << " does not come to an end");
    return failure(FaultCode::Internal);
}

std::string exitOf(const Result<StepTurn>& turn) {
    BOOST_TEST(turn.has_value(), explain(turn ? Fault{} : turn.error()));
    return turn ? turn->exit.value_or("") : "";
}

std::string askedBy(const Result<StepTurn>& turn) {
    BOOST_TEST(turn.has_value(), explain(turn ? Fault{} : turn.error()));
    return turn && turn->question ? turn->question->what : "";
}

std::string faultOf(const Result<StepTurn>& turn) {
    if (!turn)
        return std::string{rowOf(turn.error().code).name};
    if (turn->fault)
        return std::string{rowOf(turn->fault->code).name};
    return turn->question && turn->question->because ? std::string{rowOf(turn->question->because->code).name} : "";
}

} // namespace rapoint::test
