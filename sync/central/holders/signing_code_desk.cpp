#include "sync/central/holders/signing_code_desk.h"

#include "station/base/random.h"
#include "sync/central/messages/holder_words.h"
#include "sync/code_proof.h"

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

constexpr std::size_t kSaltSize = 32;

/// Bound to its contract: what was read there is what is signed.
Bytes hashOf(const StoredSigningCode& code, const Secret& typed) {
    const std::string bound = "rapoint contract code 1\n" + code.caseId.text() + "\n" + code.contract.hex() + "\n";
    const Digest digest = Digest::of({code.salt, bytesOf(bound), typed.bytes()});
    return {digest.bytes().begin(), digest.bytes().end()};
}

Result<> checkOrder(const SigningCodeOrder& order) {
    if (!isMailAddress(order.email))
        return failure(FaultCode::InputInvalid,
                       "the application has no e-mail address to which a code can be sent");
    const bool possible = order.digits >= 4 && order.digits <= 10 && order.attempts >= 1 && order.attempts <= 10 &&
                          order.life >= std::chrono::minutes{1} && order.life <= std::chrono::days{1};
    if (!possible)
        return failure(FaultCode::InputInvalid, "a code has 4 to 10 digits, a minute to a day, and 1 to 10 tries");
    return {};
}

/// Without blanks and hyphens, as people put them between digits.
Secret plainDigits(const Secret& typed) {
    Secret digits{typed.size()};
    std::size_t size = 0;
    for (const std::uint8_t c : typed.bytes())
        if (c != ' ' && c != '-')
            digits.writable()[size++] = c;
    digits.shrink(size);
    return digits;
}

} // namespace

std::string_view nameOf(NoCodeSent why) {
    constexpr std::array<std::string_view, 4> kNames{"another-station", "too-many", "used-up", "accepted"};
    return kNames.at(static_cast<std::size_t>(why));
}

Result<CodeSending> SigningCodeDesk::send(const SigningCodeOrder& order, const std::string& station) {
    RAPOINT_CHECK(checkOrder(order));
    const std::lock_guard lock{m_working};
    RAPOINT_TRY(const auto before, m_codes.find(order.caseId));
    if (before && before->station != station)
        return NoCodeSent::AnotherStation;
    if (before && before->state != SigningCodeState::Open)
        return before->state == SigningCodeState::UsedUp ? NoCodeSent::UsedUp : NoCodeSent::Accepted;
    if (before && before->sent >= kMaxCodes)
        return NoCodeSent::TooMany;
    const Secret code = randomDigits(static_cast<std::size_t>(order.digits), m_random);
    const Instant now = m_clock.now();
    StoredSigningCode stored{.caseId = order.caseId,
                             .station = station,
                             .contract = order.contract,
                             .channel = maskedAddress(order.email),
                             .salt = Bytes(kSaltSize),
                             .hash = {},
                             .triesLeft = order.attempts,
                             .sent = (before ? before->sent : 0) + 1,
                             .sentAt = now,
                             .expiresAt = now + order.life,
                             .proof = {},
                             .address = codeAddress(order.caseId, order.email)};
    m_random.fill(stored.salt);
    stored.hash = hashOf(stored, code);
    const Result<> done = m_store.transaction([&]() -> Result<> {
        RAPOINT_TRY(const bool first, m_codes.put(stored, stored.sent - 1));
        if (!first)
            return failure(FaultCode::JournalConflict, "another code was sent at the same moment");
        return m_outbox.put("contract-code-" + order.caseId.text() + "-" + std::to_string(stored.sent),
                            signingCodeMail(order.language, order.email, code, order.contract.hex(),
                                            std::chrono::ceil<std::chrono::minutes>(order.life)),
                            stored.expiresAt);
    });
    RAPOINT_CHECK(done);
    m_outbox.wake();
    return SigningCodeSent{stored.channel, stored.expiresAt};
}

Result<SigningCodeAnswer> SigningCodeDesk::accepted(const StoredSigningCode& code) {
    const Instant now = m_clock.now();
    RAPOINT_TRY(Bytes proof,
                makeCodeProof({code.caseId, code.contract, code.channel, code.sentAt, now, code.address},
                              m_keys.receipt.certificate.get(), m_keys.receipt.key.get()));
    RAPOINT_CHECK(m_codes.accept(code.caseId, proof));
    return SigningCodeAccepted{code.channel, code.sentAt, now, std::move(proof)};
}

Result<std::optional<SigningCodeAnswer>> SigningCodeDesk::ask(const CaseId& id, const Digest& contract,
                                                              const Secret& typed, const std::string& station) {
    using Why = SigningCodeRefused::Why;
    using Answer = std::optional<SigningCodeAnswer>;
    const std::lock_guard lock{m_working};
    RAPOINT_TRY(const auto known, m_codes.find(id));
    if (!known || known->station != station || known->contract != contract)
        return Answer{};
    if (known->state == SigningCodeState::Open && known->expiresAt <= m_clock.now())
        return Answer{SigningCodeRefused{Why::Expired, known->triesLeft}};
    RAPOINT_TRY(const auto code, m_codes.beginTry(id));
    if (!code || code->state == SigningCodeState::UsedUp)
        return Answer{SigningCodeRefused{Why::UsedUp, 0}};
    const Secret expected = Secret::copyOf(code->hash);
    const Bytes given = hashOf(*code, plainDigits(typed));
    const bool right = expected.equals(Secret::copyOf(given));
    if (right && code->state == SigningCodeState::Accepted)
        return Answer{SigningCodeAccepted{code->channel, code->sentAt, m_clock.now(), code->proof}};
    if (right) {
        RAPOINT_TRY(SigningCodeAnswer said, accepted(*code));
        return Answer{std::move(said)};
    }
    if (code->triesLeft > 0)
        return Answer{SigningCodeRefused{Why::Wrong, code->triesLeft}};
    RAPOINT_CHECK(m_codes.useUp(id));
    return Answer{SigningCodeRefused{Why::UsedUp, 0}};
}

} // namespace rapoint::sync
