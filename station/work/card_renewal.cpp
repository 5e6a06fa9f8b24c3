#include "station/work/card_renewal.h"

#include <map>

namespace rapoint::work {

namespace {

/// A renewal needs no durable messages: its name at the authority follows from the key on the card.
class PassingMessages final : public MessageJournal {
public:
    Result<std::vector<JournalledMessage>> load(const CaseId& id) override { return m_messages[id]; }
    Result<> append(const CaseId& id, MessageDirection direction, ByteView message) override {
        m_messages[id].push_back({direction, {message.begin(), message.end()}});
        return {};
    }

private:
    std::map<CaseId, std::vector<JournalledMessage>> m_messages;
};

Result<CertificateIssued> certificateFor(ByteView request, const RenewalParties& parties, SigningKey& holder) {
    RAPOINT_TRY(const CaseId id, parties.nameOf(request));
    PassingMessages messages;
    RAPOINT_TRY(IssuingAnswer answer, parties.authority.request(id, request, holder, messages));
    if (const auto* const refused = std::get_if<CertificateRefused>(&answer))
        return failure(FaultCode::CertificateRejected, refused->reason);
    if (const auto* const waiting = std::get_if<CertificateWaiting>(&answer))
        return failure(FaultCode::CertificatePending,
                       "ask again in " + std::to_string(waiting->checkAfter.count()) + " s");
    return std::get<CertificateIssued>(std::move(answer));
}

/// With the holder's old key, which is let go of before the card is written to.
Result<CertificateIssued> askedFor(ByteView request, const RenewalParties& parties, const std::string& oldKey) {
    RAPOINT_TRY(const std::shared_ptr<SigningKey> holder, parties.holderKey(oldKey));
    return certificateFor(request, parties, *holder);
}

} // namespace

Result<RenewalDone> renewOnline(const RenewalParties& parties, const Secret& pin, KeyType keyType) {
    RenewedCard& card = parties.card;
    RAPOINT_TRY(const std::string current, card.currentKeyId());
    RAPOINT_TRY(const bool wasLeft, card.removeRemains(pin, current));
    if (wasLeft)
        return RenewalDone{current, {}};
    RAPOINT_TRY(const std::string next, card.keyIdAfter(current));
    RAPOINT_TRY(const Bytes request, card.beginOrGoOn(pin, current, keyType));
    RAPOINT_TRY(const CertificateIssued issued, askedFor(request, parties, current));
    RAPOINT_CHECK(card.finish(pin, current, issued.certificate, issued.chain));
    return RenewalDone{current, next};
}

} // namespace rapoint::work
