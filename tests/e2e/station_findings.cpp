#include "tests/e2e/station_findings.h"

#include "station/card/pkcs11_card_writer.h"
#include "station/case/event.h"
#include "tests/e2e/printed_envelope.h"
#include "tests/support/results.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;

struct LedgerRow {
    std::string state;
    std::string caseId;
};
using Ledger = std::map<std::string, LedgerRow>;

int countOf(SQLite::Database& sql, const std::string& query, const std::string& caseId) {
    SQLite::Statement statement{sql, query};
    statement.bind(1, caseId);
    statement.executeStep();
    return statement.getColumn(0).getInt();
}

Ledger ledgerOf(SQLite::Database& sql) {
    Ledger ledger;
    SQLite::Statement query{sql, "SELECT serial, state, ifnull(case_id, '') FROM stock "
                                 "WHERE kind = 'envelope' AND state <> 'free'"};
    while (query.executeStep())
        ledger[query.getColumn(0).getString()] = {query.getColumn(1).getString(), query.getColumn(2).getString()};
    return ledger;
}

int eventsOf(SQLite::Database& sql, const std::string& caseId, std::string_view kind) {
    return countOf(sql, "SELECT count(*) FROM events WHERE case_id = ? AND kind = '" + std::string{kind} + "'",
                   caseId);
}

/// What the station has on record of a case that went well: each once, and no refusal.
void checkRecord(SQLite::Database& sql, const std::string& caseId) {
    for (const std::string_view kind :
         {CaseClosed::kName, Approved::kName, KeyProved::kName, EnvelopePrinted::kName, HandedOver::kName,
          PackageSealed::kName, PackageDelivered::kName, CertificateReceived::kName, CertificateWritten::kName})
        BOOST_CHECK_MESSAGE(eventsOf(sql, caseId, kind) == 1, caseId << ": not once " << kind);
    BOOST_CHECK_MESSAGE(eventsOf(sql, caseId, Refused::kName) == 0, caseId << " is refused");
}

/// The central's side: one package, whole and opened, and one certificate.
void checkCentral(const DemoStation& station, const std::vector<std::string>& cases) {
    const std::vector<Json> rows = station.centralRows();
    SQLite::Database sql{(station.work() / "central" / "central.db").string(), SQLite::OPEN_READONLY};
    BOOST_CHECK_EQUAL(rows.size(), cases.size());
    for (const std::string& id : cases) {
        const auto isOfCase = [&](const Json& row) { return row.at("caseId") == id; };
        BOOST_CHECK_MESSAGE(std::ranges::count_if(rows, isOfCase) == 1, id << ": not one package at the central");
        const auto row = std::ranges::find_if(rows, isOfCase);
        if (row != rows.end())
            BOOST_CHECK_MESSAGE(row->at("state") == "opened" && row->at("certificateSerial") != "",
                                id << ": " << row->dump());
        BOOST_CHECK_MESSAGE(countOf(sql, "SELECT count(*) FROM certificate WHERE case_id = ?", id) == 1,
                            id << ": not one certificate");
        BOOST_CHECK_MESSAGE(
            countOf(sql, "SELECT count(*) FROM certificate WHERE case_id = ? AND confirmed = 'accepted'", id) == 1,
            id << ": its certificate is not confirmed");
    }
    SQLite::Statement all{sql, "SELECT count(*) FROM certificate"};
    all.executeStep();
    BOOST_CHECK_EQUAL(all.getColumn(0).getInt(), static_cast<int>(cases.size()));
}

/// How many of the case's cards are in this state.
int cardsInState(SQLite::Database& sql, const std::string& caseId, const std::string& state) {
    return countOf(
        sql, "SELECT count(*) FROM stock WHERE kind = 'card' AND case_id = ? AND state = '" + state + "'", caseId);
}

void checkLedger(SQLite::Database& sql, const Ledger& ledger, const std::vector<std::string>& cases) {
    for (const std::string& id : cases) {
        int issued = 0;
        int spoiled = 0;
        for (const auto& [serial, row] : ledger) {
            issued += row.caseId == id && row.state == "issued" ? 1 : 0;
            spoiled += row.caseId == id && row.state == "spoiled" ? 1 : 0;
        }
        BOOST_CHECK_MESSAGE(issued == 1, id << ": " << issued << " envelopes are issued");
        BOOST_CHECK_MESSAGE(cardsInState(sql, id, "issued") == 1, id << ": not one card is issued");
        BOOST_CHECK_MESSAGE(cardsInState(sql, id, "taken") == 0, id << ": a card is left in the air");
        BOOST_CHECK_MESSAGE(cardsInState(sql, id, "spoiled") == eventsOf(sql, id, CardVoided::kName),
                            id << ": not each void card is spoiled");
        BOOST_CHECK_MESSAGE(spoiled == eventsOf(sql, id, EnvelopeVoided::kName),
                            id << ": " << spoiled << " spoiled");
    }
    for (const auto& [serial, row] : ledger)
        BOOST_CHECK_MESSAGE(row.state != "taken", "envelope " << serial << " is left in the air");
}

/// The serials of the cards that were begun for this case.
std::vector<std::string> cardsOf(const std::vector<CardStatus>& cards, const std::string& caseId) {
    std::vector<std::string> serials;
    for (const CardStatus& card : cards)
        if (card.initialised && card.userPinSet &&
            card.label.starts_with("RA " + valueOf(CaseId::fromText(caseId)).shortText()))
            serials.push_back(card.serial);
    return serials;
}

/// How many of the case's cards take this PIN.
int cardsThatTake(CardWriter& writer, const std::vector<std::string>& serials, const std::string& pin) {
    int taken = 0;
    for (const std::string& serial : serials) {
        const auto verified = writer.verifyPin(serial, Secret::copyOf(bytesOf(pin)));
        BOOST_CHECK_MESSAGE(verified || verified.error().code == FaultCode::PinWrong,
                            serial << ": " << explain(verified ? Fault{} : verified.error()));
        taken += verified ? 1 : 0;
    }
    return taken;
}

void checkEnvelopes(const DemoStation& station, const Ledger& ledger, const std::vector<std::string>& cases,
                    CardWriter& writer) {
    const std::vector<CardStatus> cards = valueOf(writer.cards());
    std::map<std::string, int> valid;
    for (const PrintedEnvelope& envelope : printedEnvelopes(station.envelopes())) {
        const auto row = ledger.find(envelope.serial);
        BOOST_CHECK_MESSAGE(row != ledger.end(),
                            "envelope " << envelope.serial << " is printed and not on record");
        if (row == ledger.end() || envelope.pin.empty())
            continue;
        const int taken = cardsThatTake(writer, cardsOf(cards, row->second.caseId), envelope.pin);
        BOOST_CHECK_MESSAGE(taken == (row->second.state == "issued" ? 1 : 0),
                            "the PIN of the " << row->second.state << " envelope " << envelope.serial << " of "
                                              << row->second.caseId << " opens " << taken << " cards");
        valid[row->second.caseId] += taken;
    }
    for (const std::string& id : cases)
        BOOST_CHECK_MESSAGE(valid[id] == 1, id << ": " << valid[id] << " printed envelopes with a valid PIN");
}

/// The card that is handed over holds the certificate that the central issued for this case.
void checkCertificates(const DemoStation& station, const std::vector<std::string>& cases, CardWriter& writer) {
    SQLite::Database sql{(station.work() / "central" / "central.db").string(), SQLite::OPEN_READONLY};
    const std::vector<CardStatus> cards = valueOf(writer.cards());
    for (const std::string& id : cases) {
        SQLite::Statement query{sql, "SELECT certificate FROM certificate WHERE case_id = ?"};
        query.bind(1, id);
        if (!query.executeStep())
            continue;
        const auto* const bytes = static_cast<const std::uint8_t*>(query.getColumn(0).getBlob());
        const Bytes issued{bytes, bytes + query.getColumn(0).getBytes()};
        int holding = 0;
        for (const std::string& serial : cardsOf(cards, id)) {
            const auto onCard = writer.readCertificate(serial, "01");
            holding += onCard && *onCard && **onCard == issued ? 1 : 0;
        }
        BOOST_CHECK_MESSAGE(holding == 1, id << ": " << holding << " cards with its certificate");
    }
}

} // namespace

void checkEverythingIsInOrder(const DemoStation& station) {
    const std::vector<std::string> cases = station.cases(false);
    BOOST_CHECK(station.cases(true).empty());
    BOOST_CHECK(fs::is_empty(station.work() / "station" / "outbox"));
    BOOST_CHECK(fs::is_empty(station.work() / "station" / "evidence"));
    BOOST_CHECK_EQUAL(std::distance(fs::directory_iterator{station.work() / "station" / "receipts"}, {}),
                      std::ssize(cases));
    const auto verified = station.run({"audit", "verify"});
    BOOST_CHECK_MESSAGE(verified->status() == 0, verified->last("fault").dump());
    const auto balanced = station.run({"stock", "check"});
    BOOST_CHECK_MESSAGE(balanced->status() == 0, balanced->last("fault").dump());
    checkCentral(station, cases);

    SQLite::Database sql{(station.work() / "station" / "store.db").string(), SQLite::OPEN_READONLY};
    const Ledger ledger = ledgerOf(sql);
    for (const std::string& id : cases)
        checkRecord(sql, id);
    checkLedger(sql, ledger, cases);

    ::setenv("SOFTHSM2_CONF", (station.work() / "cards" / "softhsm2.conf").c_str(), 1);
    const auto writer = valueOf(card::Pkcs11CardWriter::open(
        valueOf(card::readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/softhsm.toml"))));
    checkEnvelopes(station, ledger, cases, *writer);
    checkCertificates(station, cases, *writer);
}

} // namespace rapoint::test
