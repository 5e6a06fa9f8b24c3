#pragma once

#include "station/base/random.h"
#include "station/ports/signing_code.h"
#include "sync/central/messages/message_outbox.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/contract_codes.h"

#include <mutex>
#include <string>
#include <variant>

namespace rapoint::sync {

/// Why the central sends no code.
enum class NoCodeSent { AnotherStation, TooMany, UsedUp, Accepted };
std::string_view nameOf(NoCodeSent why); ///< "another-station", "too-many", "used-up", "accepted"

using CodeSending = std::variant<SigningCodeSent, NoCodeSent>;

/// Makes the one-time codes by which contracts are signed, sends them, and says in writing when one came back. A
/// code is for one contract of one case; a case has at most kMaxCodes. Called from several threads; what it is
/// made of outlives it.
class SigningCodeDesk {
public:
    static constexpr int kMaxCodes = 5;

    SigningCodeDesk(CentralStore& store, MessageOutbox& outbox, const CentralKeys& keys, const Clock& clock)
        : m_store{store}
        , m_codes{store.contractCodes()}
        , m_outbox{outbox}
        , m_keys{keys}
        , m_clock{clock} {}

    /// The code, as a hash, and the message are durable together. input-invalid for an order that cannot be.
    Result<CodeSending> send(const SigningCodeOrder& order, const std::string& station);
    /// Nothing if this station has asked for no code for this contract.
    Result<std::optional<SigningCodeAnswer>> ask(const CaseId& id, const Digest& contract, const Secret& typed,
                                                 const std::string& station);

private:
    Result<SigningCodeAnswer> accepted(const StoredSigningCode& code);

    CentralStore& m_store;
    ContractCodes& m_codes;
    MessageOutbox& m_outbox;
    const CentralKeys& m_keys;
    const Clock& m_clock;
    SystemRandom m_random;
    std::mutex m_working;
};

} // namespace rapoint::sync
