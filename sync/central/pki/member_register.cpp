#include "sync/central/pki/member_register.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der.h"
#include "sync/signed_withdrawals.h"

namespace rapoint::sync {

namespace {

/// OpenSSL has written them itself, so what cannot be written is nobody's certificate.
std::vector<Bytes> authoritiesOf(const CentralKeys& keys) {
    std::vector<Bytes> authorities;
    for (const X509* authority : {keys.officerAuthority.certificate.get(), keys.rootAuthority.get()})
        authorities.push_back(toDer(authority).value_or(Bytes{}));
    return authorities;
}

Result<Digest> keyIn(ByteView request) {
    RAPOINT_TRY(const CertificateRequest asked, requestFrom(request));
    RAPOINT_TRY(const Bytes key, publicKeyDer(X509_REQ_get0_pubkey(asked.get())));
    return Digest::of(key);
}

std::string nameOf(const Enrolment& enrolment) {
    return enrolment.role + "/" + enrolment.name;
}

/// The key may be enrolled so.
Result<> checkKnown(const Enrolment& known, const EnrolmentOrder& order) {
    if (known.withdrawnAt)
        return failure(FaultCode::NotAllowed, "the key of " + nameOf(known) + " was withdrawn: " + known.reason);
    if (known.role != wordOf(order.role) || known.name != order.name)
        return failure(FaultCode::NotAllowed,
                       "one key is one member's, and this one is the key of " + nameOf(known));
    return {};
}

} // namespace

MemberRegister::MemberRegister(const CentralKeys& keys, Enrolments& enrolments)
    : m_keys{keys}
    , m_enrolments{enrolments}
    , m_trust{authoritiesOf(keys), [this](const Member& member, ByteView certificate, Instant at) {
                  return check(member, certificate, at);
              }} {}

Result<Bytes> MemberRegister::enrol(const EnrolmentOrder& order, const Clock& clock) {
    RAPOINT_TRY(const Digest key, keyIn(order.request));
    RAPOINT_TRY(const auto known, m_enrolments.find(key));
    if (known)
        RAPOINT_CHECK(checkKnown(*known, order));
    RAPOINT_TRY(Bytes certificate, certify(m_keys.officerAuthority, order, clock));
    RAPOINT_TRY(const Member member, memberOf(certificate));
    RAPOINT_CHECK(known ? m_enrolments.renew(key, certificate, member.validity.until)
                        : m_enrolments.add({.publicKey = key,
                                            .role = member.role,
                                            .name = member.name,
                                            .certificate = certificate,
                                            .enrolledAt = clock.now(),
                                            .endsAt = member.validity.until}));
    return certificate;
}

Result<Bytes> MemberRegister::renew(ByteView request, const Clock& clock) {
    RAPOINT_TRY(const Digest key, keyIn(request));
    RAPOINT_TRY(const auto known, m_enrolments.find(key));
    const auto role = known ? roleFrom(known->role) : std::nullopt;
    if (!role)
        return failure(FaultCode::OfficerUntrusted, "the register does not have this key");
    RAPOINT_TRY(const Member member, m_trust.judge(known->certificate, known->role, clock.now()));
    if (known->endsAt > clock.now() + kMemberRenewal)
        return known->certificate;
    return enrol({*role, known->name, member.personNumber, {request.begin(), request.end()}}, clock);
}

Result<> MemberRegister::check(const Member& member, ByteView certificate, Instant at) {
    RAPOINT_TRY(auto known, m_enrolments.find(member.publicKey));
    if (!known) {
        known = Enrolment{.publicKey = member.publicKey,
                          .role = member.role,
                          .name = member.name,
                          .certificate = {certificate.begin(), certificate.end()},
                          .enrolledAt = member.validity.from,
                          .endsAt = member.validity.until};
        const auto entered = m_enrolments.add(*known);
        if (!entered && entered.error().code != FaultCode::JournalConflict)
            return entered;
        // Somebody else may have entered it meanwhile.
        RAPOINT_TRY(known, m_enrolments.find(member.publicKey));
    }
    if (!known || known->role != member.role || known->name != member.name)
        return failure(FaultCode::OfficerUntrusted,
                       "one key was enrolled twice, as " + (known ? nameOf(*known) : "nobody") + " too");
    if (known->isWithdrawnAt(at))
        return failure(FaultCode::OfficerWithdrawn,
                       nameOf(*known) + " was withdrawn at " + toText(*known->withdrawnAt) + ": " + known->reason);
    return {};
}

Result<Bytes> signedWithdrawals(Enrolments& enrolments, const CentralKeys& keys, Instant now) {
    RAPOINT_TRY(const auto all, enrolments.list());
    work::Withdrawals withdrawals{.issuedAt = now};
    for (const Enrolment& one : all) {
        if (!one.withdrawnAt)
            continue;
        ++withdrawals.number;
        if (one.endsAt > now)
            withdrawals.keys.emplace(one.publicKey, *one.withdrawnAt);
    }
    return signWithdrawals(withdrawals, keys.receipt.certificate.get(), keys.receipt.key.get());
}

} // namespace rapoint::sync
