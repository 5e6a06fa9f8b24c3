#pragma once

#include "station/case/case_state.h"
#include "station/ports/holder_trust.h"
#include "station/ports/ports.h"

#include <array>
#include <optional>
#include <string_view>

namespace rapoint {

/// Why a certificate that the applicant has already does not sign this contract.
enum class HolderDoubt { SomebodyElse, NotValidNow, UnknownAuthority, NotForSigning };
inline constexpr std::array kHolderDoubts{HolderDoubt::SomebodyElse, HolderDoubt::NotValidNow,
                                          HolderDoubt::UnknownAuthority, HolderDoubt::NotForSigning};
std::string_view nameOf(HolderDoubt doubt);   ///< "somebody-else": the end of a message id
std::string_view describe(HolderDoubt doubt); ///< with what the fault's detail ends

/// Whether the certificate is the applicant's, as subjectOf() names that one, and may sign at that time.
///
/// Country and serialNumber (ETSI EN 319 412-1 §5.1.3) are the same to the letter: they are who it is. Surname and
/// given names are the same name, in any spelling that a passport may give them: one visit takes them from a form,
/// another from the document. Each of the four is there once. What else a subject has may differ: the common name
/// repeats the names in an order of the issuer's, and e-mail, organisation or title change without the person.
std::optional<HolderDoubt> doubtAbout(const HolderCertificate& held, const Subject& applicant, Instant at);

/// Whether this certificate may sign the case's contract for the applicant: the case's own if it has one, else one
/// that the applicant brings. card-of-another-case for somebody else's; input-invalid for one that is not valid
/// now, of no authority that the station trusts, or not for signing, or as long as nobody has confirmed who the
/// applicant is; what HolderTrust::examine reports. Whether it was revoked is not looked up.
Result<> checkSigner(const CaseState& state, ByteView certificate, const Ports& ports);

} // namespace rapoint
