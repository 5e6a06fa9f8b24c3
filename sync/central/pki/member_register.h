#pragma once

#include "station/crypto/member_trust.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/pki.h"
#include "sync/central/store/interface/enrolments.h"

#include <string>

namespace rapoint::sync {

/// The central's register of stations and officers: enrols, renews and withdraws them, and answers for MemberTrust
/// whether a key is one of theirs. Borrows keys and store; any thread.
class MemberRegister {
public:
    MemberRegister(const CentralKeys& keys, Enrolments& enrolments);
    MemberRegister(const MemberRegister&) = delete;
    MemberRegister& operator=(const MemberRegister&) = delete;

    /// Judges by this register; for packages, CMP messages and whoever signs.
    const MemberTrust& trust() const { return m_trust; }

    /// A certificate, as enrol() makes it, for a key that is in the register from now on. The same key again gets
    /// another certificate for the same role and name only: one key is one member's. not-allowed for a key that
    /// was withdrawn, or that is somebody else's; the faults of enrol().
    Result<Bytes> enrol(const EnrolmentOrder& order, const Clock& clock);

    /// The newest certificate of the key of this request (PKCS#10), which only its holder can have signed; a new
    /// one when the last ends within kMemberRenewal. officer-untrusted for a key that the register does not have,
    /// officer-withdrawn, officer-expired when the last one has ended; the faults of enrol().
    Result<Bytes> renew(ByteView request, const Clock& clock);

    /// officer-withdrawn from the moment of the withdrawal on; officer-untrusted for a certificate with another
    /// role or name than the register has for its key. A certificate of an earlier release, which kept no
    /// register, is entered when it is seen first. What the chain says has been judged before.
    Result<> check(const Member& member, ByteView certificate, Instant at);

private:
    const CentralKeys& m_keys;
    Enrolments& m_enrolments;
    MemberTrust m_trust;
};

/// The keys that stations must not let sign in, signed (signed_withdrawals.h): all that were withdrawn and whose
/// certificates have not ended.
Result<Bytes> signedWithdrawals(Enrolments& enrolments, const CentralKeys& keys, Instant now);

} // namespace rapoint::sync
