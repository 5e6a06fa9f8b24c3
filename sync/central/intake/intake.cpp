#include "sync/central/intake/intake.h"

#include "station/crypto/four_eyes.h"
#include "station/crypto/openssl_der.h"
#include "sync/central/intake/package_record.h"
#include "sync/receipt.h"
#include "sync/stamped_container.h"

#include <algorithm>
#include <exception>
#include <new>

namespace rapoint::sync {

namespace {

/// When a package is known to have existed, earliest first. The receipt's time counts unless it lies ahead of the
/// clock, which then was wrong when the receipt was made; and since we hold the package, now counts too.
std::vector<Instant> provenTimes(const StoredPackage& package, const std::vector<PackageTimestamp>& timestamps,
                                 Instant now) {
    std::vector<Instant> times{now};
    if (package.receivedAt < now)
        times.push_back(package.receivedAt);
    if (package.state == PackageState::Opened && package.judgedAt)
        times.push_back(*package.judgedAt);
    for (const PackageTimestamp& timestamp : timestamps)
        times.push_back(timestamp.stampedAt);
    std::ranges::sort(times);
    return times;
}

/// After so much the clock of an unopenable package may have been put right.
constexpr std::chrono::hours kLookAgainAfter{1};
constexpr std::string_view kStationSender = "station/"; // how the sender of a package is named
constexpr std::chrono::hours kAskAgainAboutHeld{1};

/// The central's own troubles say nothing about a package; all other faults were found in it.
bool isOurs(FaultCode code) {
    return code == FaultCode::StorageFailed || code == FaultCode::DiskFull || code == FaultCode::CryptoFailed ||
           code == FaultCode::Internal;
}

/// Nobody decides on a request for the own key or the own number.
Result<> checkApplicant(const std::vector<Member>& officers, ByteView request) {
    RAPOINT_TRY(const CertificateRequest asked, requestFromDer(request));
    RAPOINT_TRY(const Bytes key, publicKeyDer(X509_REQ_get0_pubkey(asked.get())));
    RAPOINT_TRY(const Subject subject, attributesOf(*X509_REQ_get_subject_name(asked.get())));
    for (const Member& officer : officers)
        RAPOINT_CHECK(checkOfficerIsNotApplicant(officer, subject, Digest::of(key)));
    return {};
}

const Member* officerIn(const std::vector<Member>& officers, const char* role) {
    const auto at = std::ranges::find(officers, role, &Member::role);
    return at == officers.end() ? nullptr : &*at;
}

} // namespace

Intake::Intake(PackageStore& store, PinReleaseDesk& pins, HeadDesk& heads, LimitDesk& limits,
               const CentralKeys& keys, const MemberTrust& officers, const Clock& clock,
               std::vector<Bytes> timestampAuthorities)
    : m_store{store}
    , m_pins{pins}
    , m_heads{heads}
    , m_limits{limits}
    , m_keys{keys}
    , m_officers{officers}
    , m_clock{clock}
    , m_opener{keys.recipients(), keys.officerAuthority.certificate.get(), std::move(timestampAuthorities)} {}

Result<Bytes> Intake::receiptFor(const ReceiptFacts& facts) const {
    return makeReceipt(facts, m_keys.receipt.certificate.get(), m_keys.receipt.key.get());
}

Result<ChunkAnswer> Intake::take(const PackageChunk& chunk) {
    RAPOINT_TRY(ChunkAnswer answer, m_store.append(chunk, m_clock.now(), [this](const ReceiptFacts& facts) {
        return receiptFor(facts);
    }));
    // The receipt is given whatever the package turns out to be, and whether or not the central can look now: it
    // has the bytes, the station is done.
    if (answer.outcome == ChunkOutcome::Accepted && answer.package.state == PackageState::Received)
        if (auto seen = settled(answer.package.key()))
            answer.package = std::move(*seen);
    return answer;
}

Result<OpenedPackage> Intake::open(const CaseId& id) {
    RAPOINT_TRY(const auto row, m_store.find(id));
    return row ? openOf(*row) : failure(FaultCode::CaseNotFound, "no package of this case");
}

Result<OpenedPackage> Intake::openAtProvenTime(const StoredPackage& row) {
    RAPOINT_TRY(const Bytes sealed, m_store.sealed(row.key()));
    std::vector<PackageTimestamp> timestamps;
    if (row.rival == 0) {
        RAPOINT_TRY(timestamps, m_store.timestamps(row.caseId));
    }
    const std::lock_guard lock{m_opening};
    Result<OpenedPackage> opened = failure(FaultCode::CaseNotFound, "no package of this case");
    for (const Instant at : provenTimes(row, timestamps, m_clock.now())) {
        opened = m_opener.open(sealed, at);
        if (opened || opened.error().code != FaultCode::SignerNotValidNow)
            break;
    }
    if (opened && !timestamps.empty()) {
        std::vector<Bytes> tokens;
        for (const PackageTimestamp& timestamp : timestamps)
            tokens.push_back(timestamp.token);
        RAPOINT_TRY(opened->container, withTimestamps(opened->container, tokens));
    }
    return opened;
}

Result<OpenedPackage> Intake::openOf(const StoredPackage& row) {
    RAPOINT_TRY(OpenedPackage opened, openAtProvenTime(row));
    if (opened.caseId != row.caseId)
        return failure(FaultCode::SealBroken, "the package is of another case");
    RAPOINT_CHECK(checkSigners(opened));
    RAPOINT_CHECK(checkContractCode(opened, m_keys.receipt.certificate.get()));
    return opened;
}

Result<> Intake::checkStation(const StoredPackage& row, const OpenedPackage& opened) {
    std::string station;
    if (const PackageFile* const head = fileOf(opened, kHeadFile)) {
        RAPOINT_TRY(station, m_heads.takeFromPackage(head->content));
    } else if (row.station.starts_with(kStationSender)) {
        station = row.station.substr(kStationSender.size());
    }
    const PackageFile* const record = fileOf(opened, kRecordFile);
    return record == nullptr ? Result<>{} : m_limits.take(row.caseId, station, record->content);
}

/// An inspector vouches for every package. Four eyes where a certificate is asked for: somebody else approved it.
/// A case that was refused before an approval needs no second signature.
Result<> Intake::checkSigners(const OpenedPackage& package) const {
    std::vector<Member> officers;
    for (std::size_t i = 0; i < package.signers.size(); ++i) {
        RAPOINT_TRY(Member officer, m_officers.judgeOfficer(package.signers[i], package.provenAt[i]));
        officers.push_back(std::move(officer));
    }
    const Member* const inspector = officerIn(officers, kInspectorRole);
    const Member* const approver = officerIn(officers, kApproverRole);
    const PackageFile* const request = fileOf(package, kRequestFile);
    if (inspector == nullptr)
        return failure(FaultCode::SealBroken, "an inspector has to sign");
    if (request != nullptr && approver == nullptr)
        return failure(FaultCode::SealBroken, "an inspector and an approver have to sign");
    if (approver != nullptr) {
        RAPOINT_CHECK(checkTwoOfficers(*inspector, *approver));
        const PackageFile* const record = fileOf(package, kRecordFile);
        if (record != nullptr && creatorKeyIn(record->content) == approver->publicKey.hex())
            return failure(FaultCode::ApproverIsCreator, "the approver's key made the case");
    }
    return request == nullptr ? Result<>{} : checkApplicant(officers, request->content);
}

/// The PIN first: a package that is marked as opened is not looked at again.
Result<OpenedPackage> Intake::openWithPins(const StoredPackage& row) {
    RAPOINT_TRY(OpenedPackage opened, openOf(row));
    RAPOINT_CHECK(checkStation(row, opened));
    if (const PackageFile* const release = fileOf(opened, kPinReleaseFile)) {
        const PackageFile* const record = fileOf(opened, kRecordFile);
        RAPOINT_CHECK(
            m_pins.takeIn(row.caseId, release->content, record == nullptr ? "" : emailIn(record->content)));
    }
    return opened;
}

Result<> Intake::look(const StoredPackage& row) {
    const PackageKey key = row.key();
    const auto opened = openedOrReason(row);
    if (opened) {
        const PackageFile* request = fileOf(*opened, kRequestFile);
        const ByteView content = request == nullptr ? ByteView{} : ByteView{request->content};
        if (row.receivedAt != opened->judgedAt)
            return m_store.markOpenedAt(key, content, opened->judgedAt);
        return m_store.markOpened(key, content);
    }
    const Fault& fault = opened.error();
    // Nothing is wrong with the package itself: it is looked into when the station is accepted again.
    if (fault.code == FaultCode::StationSetBack)
        return {};
    if (isOurs(fault.code))
        return tl::make_unexpected(fault);
    const std::string reason = fault.detail.empty() ? std::string{rowOf(fault.code).text} : fault.detail;
    if (fault.code == FaultCode::SignerNotValidNow)
        return m_store.markUntimely(key, reason, m_clock.now());
    return m_store.markUnopenable(key, reason);
}

/// An exception that bytes of the package caused ends here too: it would come again at the next start.
Result<OpenedPackage> Intake::openedOrReason(const StoredPackage& row) {
    try {
        return openWithPins(row);
    } catch (const std::bad_alloc&) {
        return failure(FaultCode::Internal, "memory ran out while a package was opened");
    } catch (const std::exception& error) {
        return failure(FaultCode::SealBroken, std::string{"its content cannot be read: "} + error.what());
    }
}

void Intake::lookIntoUnopened() {
    for (const PackageKey& key : m_store.unopened().value_or(std::vector<PackageKey>{}))
        (void)settled(key);
}

bool Intake::wantsLook(const StoredPackage& package) const {
    if (package.state == PackageState::Received)
        return true;
    return package.state == PackageState::Unopenable && package.judgedAt &&
           std::chrono::abs(m_clock.now() - *package.judgedAt) >= kLookAgainAfter;
}

Result<StoredPackage> Intake::settled(const PackageKey& key) {
    RAPOINT_TRY(auto row, m_store.find(key));
    if (row && wantsLook(*row)) {
        RAPOINT_CHECK(look(*row));
        // What was a rival may be the one that counts now.
        RAPOINT_TRY(row, m_store.find(key.caseId, row->digest, row->station));
    }
    if (!row)
        return failure(FaultCode::CaseNotFound, "no package of this case");
    return std::move(*row);
}

Result<IssueDecision> Intake::decide(const IssueRequest& request) {
    const auto row = settled(request.caseId);
    if (!row && row.error().code == FaultCode::CaseNotFound)
        return IssueRejected{"no package of this case has been received"};
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->state == PackageState::Receiving)
        return IssueRejected{"the package of this case has not been received whole"};
    if (row->state == PackageState::Received)
        return failure(FaultCode::StationSetBack, "the package of this case waits until its station is accepted");
    if (row->state != PackageState::Opened)
        return IssueRejected{"the package of this case cannot be opened"};
    if (row->requestFile.empty())
        return IssueRejected{"the package of this case has no request for a certificate"};
    if (row->requestFile != request.request)
        return IssueRejected{"the package of this case holds another request"};
    RAPOINT_TRY(const auto begun, m_limits.find(request.caseId));
    if (begun && begun->waits())
        return IssueLater{kAskAgainAboutHeld};
    if (begun && begun->decision == HeldDecision::Rejected)
        return IssueRejected{"the station was not allowed to begin this case"};
    return IssueApproved{};
}

} // namespace rapoint::sync
