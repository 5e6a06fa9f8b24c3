#include "station/store/stock_ledger.h"
#include "station/store/stock_rows.h"

#include <utility>

namespace rapoint::store {

namespace {

/// One overload per kind of event that moves stock: what becomes of the cards and envelopes of the case.
struct Follow {
    StockRows rows;
    const StockLedger::Deed& deed;

    StockStep to(const char* state) const {
        return {.to = state, .actor = deed.actor, .at = deed.at, .caseId = deed.id.text()};
    }
    Result<> begin(StockKind kind, const std::string& serial) {
        const std::optional<StockRow> row = rows.find(kind, serial);
        if (!row || !canBegin(*row, deed.actor))
            return failure(FaultCode::NotInStock, whatItIs(kind, serial, row));
        rows.step(*row, to("taken"));
        return {};
    }
    /// The card of the case, if it has one; a card that was given away is no more the station's.
    void moveCard(const char* state) {
        if (const auto card = rows.ofCase(StockKind::Card, deed.id.text(), "taken"))
            rows.step(*card, to(state));
    }

    template <class Other>
    Result<> operator()(const Other&) {
        return {};
    }
    Result<> operator()(const CardIntended& e) { return begin(StockKind::Card, e.stockNumber); }
    Result<> operator()(const CardInitialised& e) {
        if (const auto card = rows.ofCase(StockKind::Card, deed.id.text(), "taken"))
            rows.setChip(*card, e.serial);
        return {};
    }
    Result<> operator()(const CardVoided&) {
        moveCard("spoiled");
        return {};
    }
    Result<> operator()(const HandedOver&) {
        moveCard("issued");
        return {};
    }
    Result<> operator()(const EnvelopeIntended& e) { return begin(StockKind::Envelope, e.envelopeSerial); }
    Result<> operator()(const EnvelopePrinted& e) {
        const auto row = rows.find(StockKind::Envelope, e.envelopeSerial);
        if (!row || row->state != "taken" || row->caseId != deed.id.text())
            return wrongEnvelope(e.envelopeSerial, row);
        rows.step(*row, to("issued"));
        return {};
    }
    Result<> operator()(const EnvelopeVoided& e) {
        const auto row = rows.find(StockKind::Envelope, e.envelopeSerial);
        const bool ofCase = row && (row->state == "taken" || row->state == "issued");
        if (!row || (row->state != "free" && !(ofCase && row->caseId == deed.id.text())))
            return wrongEnvelope(e.envelopeSerial, row);
        rows.step(*row, to("spoiled"));
        return {};
    }

    /// Nothing of a case that is over is under way, however it ended.
    Result<> operator()(const CaseClosed&) {
        for (const StockKind kind : {StockKind::Card, StockKind::Envelope})
            while (const auto left = rows.ofCase(kind, deed.id.text(), "taken"))
                rows.step(*left, to("spoiled"));
        return {};
    }

    static Result<> wrongEnvelope(const std::string& serial, const std::optional<StockRow>& row) {
        return failure(row ? FaultCode::EnvelopeVoid : FaultCode::NotInStock,
                       whatItIs(StockKind::Envelope, serial, row));
    }
};

} // namespace

Result<> StockLedger::follow(const Deed& deed, const Event& event) {
    return std::visit(Follow{StockRows{m_database.sql()}, deed}, event);
}

} // namespace rapoint::store
