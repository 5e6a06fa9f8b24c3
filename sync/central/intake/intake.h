#pragma once

#include "station/base/clock.h"
#include "station/crypto/member_trust.h"
#include "sync/central/holders/pin_release_desk.h"
#include "sync/central/intake/head_desk.h"
#include "sync/central/intake/limit_desk.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/issue_policy.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/package_opener.h"

#include <mutex>

namespace rapoint::sync {

/// Takes packages in: the receipt when the last byte is durable, then the look inside on which everything that is
/// issued depends. Called from several threads; store, desk, keys, trust and clock outlive it.
class Intake {
public:
    /// `timestampAuthorities`, DER: who is believed about times.
    Intake(PackageStore& store, PinReleaseDesk& pins, HeadDesk& heads, LimitDesk& limits, const CentralKeys& keys,
           const MemberTrust& officers, const Clock& clock, std::vector<Bytes> timestampAuthorities = {});

    /// A piece of a package; the one that completes it also opens it.
    Result<ChunkAnswer> take(const PackageChunk& chunk);
    /// The package as stored, opened if it was complete and nobody had looked yet (the central died between the
    /// two). Whatever is wrong inside it makes it unopenable, with its reason; one of a station that was set back
    /// waits until somebody accepts that station, and one that is unopenable by the clock alone is looked at again
    /// when that clock has moved by an hour. Faults are the central's own, and the package stays as it is:
    /// those of the store; crypto-failed, internal; case-not-found.
    Result<StoredPackage> settled(const PackageKey& key);
    /// Looks into the packages that a central which died has not looked into. No package keeps the central from
    /// starting: where the central itself fails now, the look is repeated when somebody asks for the package.
    void lookIntoUnopened();
    /// Decrypts and checks: the container, each signature, this case, and that an inspector signed, and where a
    /// certificate is asked for a different approver too, who are two keys and not the applicant (four_eyes.h),
    /// and that a code which signed the contract went to the address of the application (checkContractCode). Of
    /// the case's package that counts. Signatures, and who their signers are (MemberTrust), are judged at the
    /// earliest time at which the package is known to have existed: its receipt's or a timestamp's; at the
    /// central's own only if those do not make sense. So what opened once opens for ever. Its timestamps are in
    /// the container. seal-broken, message-malformed; signer-not-valid-now; officer-untrusted, officer-expired,
    /// officer-withdrawn, approver-is-creator, officer-is-applicant; case-not-found.
    Result<OpenedPackage> open(const CaseId& id);
    /// The issuing policy: only the request that lies in the case's opened package is granted, and of a case that
    /// is held only when that was decided.
    Result<IssueDecision> decide(const IssueRequest& request);

private:
    Result<Bytes> receiptFor(const ReceiptFacts& facts) const;
    bool wantsLook(const StoredPackage& package) const;
    Result<> look(const StoredPackage& row);
    Result<OpenedPackage> openAtProvenTime(const StoredPackage& row);
    /// Compares what the package says of its station with what the central knows of it.
    Result<> checkStation(const StoredPackage& row, const OpenedPackage& opened);
    Result<OpenedPackage> openOf(const StoredPackage& row);
    Result<OpenedPackage> openWithPins(const StoredPackage& row);
    Result<OpenedPackage> openedOrReason(const StoredPackage& row);
    Result<> checkSigners(const OpenedPackage& package) const;

    PackageStore& m_store;
    PinReleaseDesk& m_pins;
    HeadDesk& m_heads;
    LimitDesk& m_limits;
    const CentralKeys& m_keys;
    const MemberTrust& m_officers;
    const Clock& m_clock;
    std::mutex m_opening;
    PackageOpener m_opener;
};

/// The request for a certificate in a package: "request.p10", DER.
inline constexpr const char* kRequestFile = "request.p10";

} // namespace rapoint::sync
