#pragma once

#include "station/app/wiring/station.h"
#include "station/card/pkcs11_card_writer.h"
#include "station/card/pkcs11_signing_key.h"
#include "station/crypto/member_trust.h"
#include "station/work/withdrawn_register.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapoint::app {

/// Signs officers in with their cards, and says who has an end coming. Officers are judged by the authorities that
/// the station pins and by the list of the withdrawn, as far as the station has heard. Owned by the Station; one
/// thread.
class OfficerDesk {
public:
    /// `authorities`: officers' authority first, root last, DER. The others outlive the desk.
    OfficerDesk(std::vector<Bytes> authorities, const work::WithdrawnRegister& withdrawn, const Clock& clock);

    /// The officer of this role whose card has this label; `pins` is asked once the card is there. card-not-found;
    /// officer-untrusted, officer-expired, officer-withdrawn.
    Result<Officer> signIn(card::Pkcs11CardWriter& tokens, std::string_view label, const std::string& role,
                           const PinSource& pins);
    /// Whether somebody who has signed in still is an officer of this role.
    Result<> holds(const Officer& officer, const std::string& role) const;

    /// A key of the station's own, which outlives the desk. message-malformed.
    Result<> addOwn(card::Pkcs11SigningKey& key);
    /// The station by its certificates, then who has signed in.
    std::vector<Member> members() const;

    /// Asks the central for the next certificates of the station's keys and of the officers who are signed in now,
    /// where one ends within 30 days, and writes them into the tokens; the names of those that were renewed. The
    /// first fault ends it; what was not renewed stays a certificate that ends soon.
    Result<std::vector<std::string>> renew(MemberCertificates& central);

private:
    /// A key that has signed in; gone when the officer has signed out.
    struct SignedIn {
        Member member;
        std::weak_ptr<card::Pkcs11SigningKey> key;
    };

    Result<bool> renew(card::Pkcs11SigningKey& key, Member& member, MemberCertificates& central) const;

    const Clock& m_clock;
    MemberTrust m_trust;
    std::vector<std::pair<Member, card::Pkcs11SigningKey*>> m_own;
    std::vector<SignedIn> m_signedIn;
};

} // namespace rapoint::app
