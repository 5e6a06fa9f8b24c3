#include "station/work/card_service.h"

#include "station/base/digest.h"
#include "station/crypto/four_eyes.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"
#include "station/steps/transport_pin.h"

#include <algorithm>

namespace rapoint::work {

namespace {

constexpr std::size_t kMaxReason = 200;

/// Where it is recorded what happens to the card: in its case while that is open.
struct Record {
    std::optional<CaseId> open{};
    std::uint64_t length = 0;
    std::string closed{}; ///< id of the case that has ended
};

/// The stock says which case had the card last, also after its end.
Result<std::optional<CaseId>> lastCaseOf(const Workbench& bench, const std::string& serial) {
    RAPOINT_TRY(const std::vector<StockItem> items, bench.ports.stock.list(StockKind::Card));
    const auto item = std::ranges::find(items, serial, &StockItem::chip);
    if (item == items.end() || item->caseId.empty())
        return std::nullopt;
    RAPOINT_TRY(const CaseId id, CaseId::fromText(item->caseId));
    return id;
}

Result<Record> recordFor(const Workbench& bench, const std::optional<CaseId>& id) {
    if (!id)
        return Record{};
    RAPOINT_TRY(const std::vector<CaseSummary> cases, bench.journal.list());
    const auto summary = std::ranges::find(cases, *id, &CaseSummary::id);
    if (summary == cases.end() || summary->closed)
        return Record{.closed = id->text()};
    return Record{.open = *id, .length = summary->length};
}

/// What the case has sealed of the card, and whether the card is void by its facts.
struct SealedUnblocker {
    Sealed unblocker;
    bool isVoid = false;
};

/// The unblocker that the card got last in this case; a PUK that was replaced opens nothing any more.
Result<SealedUnblocker> unblockerOf(const Workbench& bench, const CaseId& id, const std::string& serial) {
    RAPOINT_TRY(const std::vector<RecordedEvent> events, bench.journal.load(id));
    CaseState state;
    std::optional<Sealed> found;
    for (const RecordedEvent& event : events) {
        apply(state, event);
        if (state.card.serial == serial)
            found = state.card.sealedSoPin;
    }
    if (serial.empty() || !found)
        return failure(FaultCode::CardOfAnotherCase, "serial " + serial);
    const bool isVoid = state.card.serial != serial && std::ranges::count(state.card.voided, serial) > 0;
    return SealedUnblocker{*std::move(found), isVoid};
}

Digest statementOf(const CaseId& id, const CardServiceIntended& intended) {
    return Digest::of({bytesOf("rapoint card service\n"), bytesOf(id.text()), bytesOf("\n"),
                       bytesOf(intended.cardSerial), bytesOf("\n"), bytesOf(intended.service), bytesOf("\n"),
                       bytesOf(intended.reason)});
}

/// Another officer signs what is intended. Two officers are two keys, whatever they are called.
Result<> consent(const CaseId& id, CardServiceIntended& intended, const Officer& officer,
                 const OfficerSignIn& second) {
    if (intended.reason.empty())
        return failure(FaultCode::InputMissing, "the reason why the card is opened");
    RAPOINT_TRY(const Officer other, second());
    RAPOINT_TRY(const Member first, memberOf(officer.key->certificate()));
    RAPOINT_TRY(const Member another, memberOf(other.key->certificate()));
    RAPOINT_CHECK(checkTwoOfficers(first, another));
    RAPOINT_TRY(const EvpPkey key, publicKeyOfCertificate(other.key->certificate()));
    const Digest statement = statementOf(id, intended);
    RAPOINT_TRY(const Bytes signature, other.key->sign(statement));
    if (!signatureHolds(*key, statement.bytes(), signature))
        return failure(FaultCode::CardKeyMismatch, "the second officer's card signs with another key");
    intended.secondOfficer = other.id;
    intended.secondSignature = toBase64(signature);
    intended.secondCertificate = toBase64(other.key->certificate());
    return {};
}

/// Durable when it returns.
Result<> keep(const Workbench& bench, Record& record, const Officer& officer, const Event& fact,
              const std::string& detail) {
    const Instant now = bench.ports.clock.now();
    if (!record.open)
        return bench.audit.record(std::string{nameOf(fact)}, officer.id, detail, now);
    RAPOINT_CHECK(bench.journal.append(*record.open, record.length, officer.id, {&fact, 1}, now));
    ++record.length;
    return {};
}

/// For the log alone, which has no place for the fact itself.
std::string detailOf(const CardServiceOrder& order, const Record& record, const std::string& outcome) {
    return std::string{nameOf(order.service)} + ", card " + order.serial +
           (record.closed.empty() ? "" : ", case " + record.closed) + (outcome.empty() ? "" : ": " + outcome);
}

} // namespace

std::string_view nameOf(CardService service) {
    switch (service) {
    case CardService::Activate:
        return "activate";
    case CardService::ChangePin:
        return "change-pin";
    case CardService::Unblock:
        return "unblock";
    case CardService::ReplacePuk:
        return "replace-puk";
    case CardService::Erase:
        return "erase";
    case CardService::Install:
        return "install";
    case CardService::Renew:
        return "renew";
    case CardService::Sign:
        break;
    }
    return "sign";
}

Result<> serveCard(const Workbench& bench, const CardServiceOrder& order, const OfficerSignIn& second,
                   const CardWork& work) {
    RAPOINT_TRY(const Officer officer, bench.inspector());
    RAPOINT_TRY(const std::optional<CaseId> last, lastCaseOf(bench, order.serial));
    RAPOINT_TRY(Record record, recordFor(bench, order.unblockerOf ? order.unblockerOf : last));
    CardServiceIntended intended{.cardSerial = order.serial,
                                 .service = std::string{nameOf(order.service)},
                                 .withUnblocker = order.unblockerOf.has_value(),
                                 .reason = order.reason};
    if (order.reason.size() > kMaxReason)
        return failure(FaultCode::InputInvalid, "the reason has more than 200 bytes");
    std::optional<SealedUnblocker> sealed;
    if (order.unblockerOf) {
        if (last && *last != *order.unblockerOf)
            return failure(FaultCode::CardOfAnotherCase, "serial " + order.serial);
        RAPOINT_TRY(sealed, unblockerOf(bench, *order.unblockerOf, order.serial));
        if (!sealed->isVoid)
            RAPOINT_CHECK(consent(*order.unblockerOf, intended, officer, second));
    }
    RAPOINT_CHECK(keep(bench, record, officer, Event{intended}, detailOf(order, record, {})));
    const auto served = [&]() -> Result<> {
        if (!sealed)
            return work(nullptr);
        RAPOINT_TRY(const Secret unblocker, openPin(sealed->unblocker, bench.ports.stationKey));
        return work(&unblocker);
    }();
    const std::string outcome{served ? CardServed::kDone : rowOf(served.error().code).name};
    const Result<> kept = keep(bench, record, officer, Event{CardServed{order.serial, intended.service, outcome}},
                               detailOf(order, record, outcome));
    return served ? kept : served;
}

} // namespace rapoint::work
