#pragma once

#include "station/ports/signing_code.h"

#include <optional>
#include <string>

namespace rapoint::sync {

// The messages about one-time codes, both ways; strict and bounded.
//
// POST /codes/CASE: {"contract", "email", "language", "digits", "seconds", "attempts"},
// answered by {"channel", "expiresAt"}.
//
// POST /codes/CASE/CONTRACT: the code as plain text, answered by the proof (application/cms) or by a problem
// (RFC 9457) with "reason" ("wrong-code", "expired", "used-up") and "triesLeft".

std::string textOfOrder(const SigningCodeOrder& order);
/// message-malformed for anything that textOfOrder() does not write.
Result<SigningCodeOrder> orderFromText(const CaseId& id, ByteView json);

std::string textOfSent(const SigningCodeSent& sent);
Result<SigningCodeSent> codeSentFromText(ByteView json);

std::string_view nameOf(SigningCodeRefused::Why why);
/// 403 for a wrong code, 410 for one that is no longer valid.
int statusOf(SigningCodeRefused::Why why);
/// Nothing for another kind of problem.
std::optional<SigningCodeRefused> codeRefusedFromText(int status, ByteView json);

} // namespace rapoint::sync
