#include "station/steps/holder_certificate.h"

#include "station/identity/name_match.h"
#include "station/identity/subject.h"
#include "station/identity/transliteration.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapoint {

namespace {

/// Null where it is not there, or more than once.
const std::string* only(const Subject& subject, std::string_view type) {
    const auto first = std::ranges::find(subject, type, &SubjectAttribute::type);
    return std::ranges::count(subject, type, &SubjectAttribute::type) == 1 ? &first->value : nullptr;
}

bool isSpelledAs(const std::string& name, const std::string& other) {
    const auto zone = transliterate(other);
    return zone && !zone->empty() && matchName(name, *zone, false).fits();
}

bool isSame(std::string_view type, const std::string& value, const std::string& other) {
    const bool name = type == "SN" || type == "GN";
    return value == other || (name && (isSpelledAs(value, other) || isSpelledAs(other, value)));
}

bool names(const Subject& held, const Subject& applicant) {
    return std::ranges::all_of(std::array{"C", "SN", "GN", "serialNumber"}, [&](std::string_view type) {
        const std::string* const value = only(held, type);
        const std::string* const wanted = only(applicant, type);
        if (wanted == nullptr) // nobody has to have given names
            return type == "GN" && std::ranges::count(held, type, &SubjectAttribute::type) == 0;
        return value != nullptr && isSame(type, *value, *wanted);
    });
}

} // namespace

Result<> maySign(const HolderCertificate& held, const Subject& applicant, Instant at) {
    // What it says counts only if a trusted authority says it.
    if (!held.ofTrustedAuthority)
        return failure(FaultCode::SignerUnknownAuthority);
    if (!names(held.subject, applicant))
        return failure(FaultCode::SignerSomebodyElse);
    if (at < held.validFrom || at > held.validUntil)
        return failure(FaultCode::SignerNotValidNow);
    if (!held.forSignatures)
        return failure(FaultCode::SignerNotForSigning);
    return {};
}

Result<> checkSigner(const CaseState& state, ByteView certificate, const Ports& ports) {
    if (state.certificate) {
        if (toBase64(certificate) != state.certificate->certificate)
            return failure(FaultCode::CardOfAnotherCase, "the signer's certificate is not that of this case");
        return {};
    }
    if (!state.confirmed || !state.mrz)
        return failure(FaultCode::InputInvalid, "it is not confirmed yet who the applicant is");
    const Instant now = ports.clock.now();
    RAPOINT_TRY(const Subject applicant, subjectOf(state.confirmed->applicant, state.mrz->fields));
    RAPOINT_TRY(const HolderCertificate held, ports.holderTrust.examine(certificate, now));
    return maySign(held, applicant, now);
}

} // namespace rapoint
