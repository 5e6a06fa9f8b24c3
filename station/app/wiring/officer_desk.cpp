#include "station/app/wiring/officer_desk.h"

#include "station/card/token_login.h"
#include "station/card/token_provisioner.h"
#include "station/work/ending_certificates.h"

#include <algorithm>

namespace rapoint::app {

namespace {

/// Whom the central has withdrawn, as far as this station has heard.
MemberTrust::Register registerOf(const work::WithdrawnRegister& withdrawn) {
    return [&withdrawn](const Member& member, ByteView, Instant at) -> Result<> {
        RAPOINT_TRY(const bool gone, withdrawn.has(member.publicKey, at));
        if (gone)
            return failure(FaultCode::OfficerWithdrawn, member.name);
        return {};
    };
}

} // namespace

OfficerDesk::OfficerDesk(std::vector<Bytes> authorities, const work::WithdrawnRegister& withdrawn,
                         const Clock& clock)
    : m_clock{clock}
    , m_trust{std::move(authorities), registerOf(withdrawn)} {}

Result<Officer> OfficerDesk::signIn(card::Pkcs11CardWriter& tokens, std::string_view label,
                                    const std::string& role, const PinSource& pins) {
    // The card is looked for before anybody types a PIN.
    RAPOINT_TRY(const auto present, tokens.find(std::string{label}));
    if (!present)
        return failure(FaultCode::CardNotFound, "the " + role + "'s card");
    RAPOINT_TRY(const Secret pin, pins(role));
    RAPOINT_TRY(auto login, card::TokenLogin::byLabel(tokens.module(), std::string{label}, pin));
    RAPOINT_TRY(std::shared_ptr<card::Pkcs11SigningKey> key,
                card::Pkcs11SigningKey::open(std::move(login), card::kSigningKeyId));
    RAPOINT_TRY(Member officer, m_trust.judge(key->certificate(), role, m_clock.now()));
    std::erase_if(m_signedIn, [&](const SignedIn& one) { return one.member.publicKey == officer.publicKey; });
    m_signedIn.push_back({officer, key});
    return Officer{std::move(officer.name), std::move(key)};
}

Result<> OfficerDesk::holds(const Officer& officer, const std::string& role) const {
    RAPOINT_CHECK(m_trust.judge(officer.key->certificate(), role, m_clock.now()));
    return {};
}

Result<> OfficerDesk::addOwn(card::Pkcs11SigningKey& key) {
    RAPOINT_TRY(Member own, memberOf(key.certificate()));
    m_own.emplace_back(std::move(own), &key);
    return {};
}

std::vector<Member> OfficerDesk::members() const {
    std::vector<Member> members;
    for (const auto& [own, key] : m_own)
        members.push_back(own);
    for (const SignedIn& one : m_signedIn)
        members.push_back(one.member);
    return members;
}

Result<bool> OfficerDesk::renew(card::Pkcs11SigningKey& key, Member& member, MemberCertificates& central) const {
    const Instant now = m_clock.now();
    if (member.validity.until > now + work::kEndsSoon)
        return false;
    RAPOINT_TRY(const Bytes request, key.makeRequest());
    RAPOINT_TRY(const auto newest, central.newestCertificate(request));
    if (!newest || *newest == key.certificate())
        return false;
    RAPOINT_TRY(Member renewed, m_trust.judge(*newest, member.role, now));
    if (renewed.publicKey != member.publicKey || renewed.name != member.name ||
        renewed.validity.until <= member.validity.until)
        return failure(FaultCode::CertificateMismatch, "the next certificate of " + member.name);
    RAPOINT_CHECK(key.replaceCertificate(*newest));
    member = std::move(renewed);
    return true;
}

Result<std::vector<std::string>> OfficerDesk::renew(MemberCertificates& central) {
    std::vector<std::string> names;
    const auto one = [&](card::Pkcs11SigningKey& key, Member& member) -> Result<> {
        RAPOINT_TRY(const bool renewed, renew(key, member, central));
        if (renewed)
            names.push_back(member.name);
        return {};
    };
    for (auto& [own, key] : m_own)
        RAPOINT_CHECK(one(*key, own));
    for (SignedIn& officer : m_signedIn)
        if (const auto key = officer.key.lock())
            RAPOINT_CHECK(one(*key, officer.member));
    return names;
}

} // namespace rapoint::app
