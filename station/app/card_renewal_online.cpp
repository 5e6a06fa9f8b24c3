#include "station/app/card_renewal_online.h"

#include "station/card/card_renewal.h"
#include "sync/transaction_id.h"

#include <map>

namespace rapoint::app {

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

Result<CertificateIssued> certificateFor(ByteView request, CertificateAuthority& authority, SigningKey& holder) {
    RAPOINT_TRY(const CaseId id, sync::renewalIdOf(request));
    PassingMessages messages;
    RAPOINT_TRY(IssuingAnswer answer, authority.request(id, request, holder, messages));
    if (const auto* const refused = std::get_if<CertificateRefused>(&answer))
        return failure(FaultCode::CertificateRejected, refused->reason);
    if (const auto* const waiting = std::get_if<CertificateWaiting>(&answer))
        return failure(FaultCode::CertificatePending,
                       "ask again in " + std::to_string(waiting->checkAfter.count()) + " s");
    return std::get<CertificateIssued>(std::move(answer));
}

} // namespace

Result<RenewalDone> renewOnline(CardWriter& cards, CertificateAuthority& authority,
                                const HolderKeySource& holderKey, const RenewalOrder& order) {
    card::CardRenewal renewal{cards, order.serial};
    RAPOINT_TRY(const std::string current, renewal.currentKeyId());
    RAPOINT_TRY(const bool wasLeft, renewal.removeRemains(order.pin, current));
    if (wasLeft)
        return RenewalDone{current, {}};
    RAPOINT_TRY(const std::string next, card::nextKeyId(current));
    RAPOINT_TRY(const Bytes request, renewal.beginOrGoOn(order.pin, current, order.keyType));
    const auto issued = [&]() -> Result<CertificateIssued> {
        RAPOINT_TRY(const std::shared_ptr<SigningKey> holder, holderKey(current));
        return certificateFor(request, authority, *holder);
    }();
    if (!issued)
        return tl::make_unexpected(issued.error());
    RAPOINT_CHECK(renewal.finish(order.pin, current, issued->certificate, issued->chain));
    return RenewalDone{current, next};
}

} // namespace rapoint::app
