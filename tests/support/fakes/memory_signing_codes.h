#pragma once

#include "station/ports/signing_code.h"
#include "tests/support/fakes/trouble.h"

#include <optional>

namespace rapoint::test {

/// Sends the code "123456" and takes it back for the same contract, as often as the order lets.
class MemorySigningCodes final : public SigningCodes {
public:
    static constexpr std::string_view kCode = "123456";
    Trouble trouble;
    std::optional<SigningCodeOrder> order; ///< of the last code
    bool expired = false;

    Result<SigningCodeSent> sendCode(const SigningCodeOrder& wanted) override {
        RAPOINT_CHECK(trouble.check());
        order = wanted;
        return SigningCodeSent{"a•••@example.com", Instant{wanted.life}};
    }
    Result<SigningCodeAnswer> tryCode(const CaseId&, const Digest& contract, const Secret& code) override {
        RAPOINT_CHECK(trouble.check());
        if (!order || order->contract.hex() != contract.hex() || expired)
            return SigningCodeRefused{SigningCodeRefused::Why::Expired, 0};
        if (textOf(code.bytes()) == kCode)
            return SigningCodeAccepted{"a•••@example.com", Instant{}, Instant{}, Bytes{9, 9}};
        order->attempts -= 1;
        if (order->attempts == 0)
            return SigningCodeRefused{SigningCodeRefused::Why::UsedUp, 0};
        return SigningCodeRefused{SigningCodeRefused::Why::Wrong, order->attempts};
    }
};

} // namespace rapoint::test
