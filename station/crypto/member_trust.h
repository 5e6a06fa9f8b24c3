#pragma once

#include "station/crypto/member.h"

#include <functional>
#include <string_view>
#include <vector>

namespace rapoint {

/// Decides who is an officer or a station of the registration authority, at a time: the one place for it, at the
/// station when somebody signs in and at the central when a package, a request or a CMP message comes. Owned by
/// whoever knows the authorities; any thread, if the register may be asked from any.
class MemberTrust {
public:
    /// What the register of the enrolled and withdrawn says of a certificate in which all else holds.
    /// officer-withdrawn; officer-untrusted where the register has the key as somebody else's.
    using Register = std::function<Result<>(const Member& member, ByteView certificate, Instant at)>;

    /// `authorities`: officers' authority first, root last, DER.
    MemberTrust(std::vector<Bytes> authorities, Register askRegister)
        : m_authorities{std::move(authorities)}
        , m_register{std::move(askRegister)} {}

    /// Whose certificate (DER) it is. officer-untrusted: it does not chain to the officers' authority
    /// (certificate_trust.h), is of another role, or is not for what that role does: signatures with id-kp-cmcRA
    /// (RFC 6402 §2.10) for officers, TLS clients for stations. officer-expired outside its time. Then what the
    /// register says. Others: configuration-invalid for authorities that are not certificates.
    Result<Member> judge(ByteView certificate, std::string_view role, Instant at) const;
    /// The same for an officer in whichever of the two roles.
    Result<Member> judgeOfficer(ByteView certificate, Instant at) const;

private:
    std::vector<Bytes> m_authorities;
    Register m_register;
};

} // namespace rapoint
