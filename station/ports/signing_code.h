#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <chrono>
#include <string>
#include <variant>

namespace rapoint {

/// A one-time code with which one contract of one case is signed: the central makes it and sends it to the
/// applicant.
struct SigningCodeOrder {
    CaseId caseId;
    Digest contract;                ///< of the contract that the applicant is shown
    std::string email;              ///< of the applicant
    std::string language;           ///< of the message, ISO 639-1
    int digits = 6;                 ///< 4 to 10
    std::chrono::seconds life{600}; ///< 1 minute to 1 day
    int attempts = 3;               ///< 1 to 10
};

/// A code was sent.
struct SigningCodeSent {
    std::string channel; ///< where to, masked: "m•••@example.com"
    Instant expiresAt{};
};

/// The code was entered in time for this contract.
struct SigningCodeAccepted {
    std::string channel;
    Instant sentAt{};
    Instant enteredAt{};
    Bytes proof; ///< that the central says so: CMS SignedData, DER
};

struct SigningCodeRefused {
    enum class Why {
        Wrong,   ///< and may be tried again
        Expired, ///< another one has to be sent
        UsedUp   ///< too many wrong codes: no code can sign this contract
    };
    Why why = Why::Wrong;
    int triesLeft = 0;
};

using SigningCodeAnswer = std::variant<SigningCodeAccepted, SigningCodeRefused>;

/// One-time codes that sign contracts. Requires a connection to the central; without it, its faults.
class SigningCodes {
public:
    virtual ~SigningCodes() = default;
    /// Sends a new code; the one before it, if any, becomes invalid. input-invalid for an address
    /// that is invalid; central-refused after too many codes, or when one was used up.
    virtual Result<SigningCodeSent> sendCode(const SigningCodeOrder& order) = 0;
    /// Each try counts. After a lost answer the right code is accepted again. receipt-forged if the proof is not
    /// the central's for this case and contract.
    virtual Result<SigningCodeAnswer> tryCode(const CaseId& id, const Digest& contract, const Secret& code) = 0;
};

} // namespace rapoint
