#include "station/crypto/member_trust.h"

#include "station/crypto/certificate_trust.h"
#include "station/crypto/openssl_der.h"

namespace rapoint {

namespace {

/// RFC 5280 §4.2.1.12.
constexpr const char* kClientAuthentication = "1.3.6.1.5.5.7.3.2";

tl::unexpected<Fault> untrusted(std::string why) {
    return failure(FaultCode::OfficerUntrusted, std::move(why));
}

Result<> checkChain(X509& certificate, const std::vector<Bytes>& ders, Instant at) {
    const Result<Certificates> authorities = certificatesFromDer(ders);
    if (!authorities || ders.empty())
        return failure(FaultCode::ConfigurationInvalid, "the certificate of the officers' authority");
    RAPOINT_TRY(const auto chain, chainAbove(certificate, *authorities, at));
    if (!chain)
        return untrusted("the certificate is not of the officers' authority");
    return {};
}

bool isForItsRole(X509& certificate, const Member& member) {
    return member.role == kStationRole
               ? isForSignatures(certificate) && hasExtendedUsage(&certificate, kClientAuthentication)
               : isForSignatures(certificate) && hasExtendedUsage(&certificate, kRegistrationAuthorityUsage);
}

} // namespace

Result<Member> MemberTrust::judge(ByteView certificate, std::string_view role, Instant at) const {
    const Result<Certificate> parsed = certificateFromDer(certificate);
    if (!parsed)
        return untrusted("the certificate cannot be read");
    RAPOINT_CHECK(checkChain(**parsed, m_authorities, at));
    RAPOINT_TRY(Member member, memberOf(**parsed));
    if (member.role != role || member.name.empty())
        return untrusted("the certificate is " + (member.role.empty() ? "nobody" : member.role) + "'s, not " +
                         std::string{role} + "'s");
    if (!isForItsRole(**parsed, member))
        return untrusted("the certificate is not for the work of " + std::string{role} + "s");
    if (!member.validity.holdsAt(at))
        return failure(FaultCode::OfficerExpired,
                       "valid from " + toText(member.validity.from) + " until " + toText(member.validity.until));
    RAPOINT_CHECK(m_register(member, certificate, at));
    return member;
}

Result<Member> MemberTrust::judgeOfficer(ByteView certificate, Instant at) const {
    const Result<Member> read = memberOf(certificate);
    const bool approver = read && read->role == kApproverRole;
    return judge(certificate, approver ? kApproverRole : kInspectorRole, at);
}

} // namespace rapoint
