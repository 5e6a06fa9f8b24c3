#include "sync/central/intake/intake.h"

#include "station/case/event_codec.h"
#include "station/crypto/openssl_der.h"
#include "sync/central/pki/peer.h"
#include "sync/receipt.h"
#include "sync/stamped_container.h"

#include <algorithm>
#include <exception>
#include <new>

namespace rapoint::sync {

namespace {

/// An inspector vouches for every package. Four eyes where a certificate is asked for: somebody else approved it.
/// A case that was refused before an approval needs no second signature.
Result<> checkSigners(const std::vector<Bytes>& signers, bool asksForCertificate) {
    std::vector<Peer> officers;
    for (const Bytes& der : signers) {
        RAPOINT_TRY(const Certificate certificate, certificateFromDer(der));
        officers.push_back(peerOf(certificate.get()));
    }
    const auto find = [&](const char* role) {
        return std::ranges::find_if(officers, [&](const Peer& officer) { return officer.role == role; });
    };
    const auto inspector = find("inspector");
    const auto approver = find("approver");
    if (inspector == officers.end())
        return failure(FaultCode::SealBroken, "an inspector has to sign");
    if (asksForCertificate && approver == officers.end())
        return failure(FaultCode::SealBroken, "an inspector and an approver have to sign");
    if (approver != officers.end() && inspector->name == approver->name)
        return failure(FaultCode::SealBroken, "the inspector approved what was their own");
    return {};
}

constexpr const char* kRecordFile = "case.json";

/// The holder's address as it was confirmed last; empty without one. The record is one that officers signed.
std::string emailIn(ByteView record) {
    const auto events = nlohmann::json::parse(record.begin(), record.end(), nullptr, false);
    std::string email;
    if (!events.is_array())
        return email;
    for (const auto& entry : events) {
        const auto name = entry.find("event"); // the end for what is no object
        const auto facts = entry.find("facts");
        if (name == entry.end() || facts == entry.end() || *name != DataConfirmed::kName)
            continue;
        if (const auto event = eventFromJson(DataConfirmed::kName, *facts))
            email = std::get<DataConfirmed>(*event).applicant.email;
    }
    return email;
}

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

const PackageFile* fileOf(const OpenedPackage& package, const char* name) {
    const auto at = std::ranges::find(package.files, name, &PackageFile::name);
    return at == package.files.end() ? nullptr : &*at;
}

} // namespace

Intake::Intake(PackageStore& store, PinReleaseDesk& pins, const CentralKeys& keys, const Clock& clock,
               std::vector<Bytes> timestampAuthorities)
    : m_store{store}
    , m_pins{pins}
    , m_keys{keys}
    , m_clock{clock}
    , m_opener{keys.recipients(), keys.officerAuthority.certificate.get(), std::move(timestampAuthorities)} {}

Result<Bytes> Intake::receiptFor(const ReceiptFacts& facts) const {
    return makeReceipt(facts, m_keys.receipt.certificate.get(), m_keys.receipt.key.get());
}

Result<ChunkAnswer> Intake::take(const PackageChunk& chunk) {
    RAPOINT_TRY(ChunkAnswer answer, m_store.append(chunk, m_clock.now(), [this](const ReceiptFacts& facts) {
        return receiptFor(facts);
    }));
    // The receipt is given whatever the package turns out to be: the central has it, the station is done.
    if (answer.outcome == ChunkOutcome::Accepted && answer.package.state == PackageState::Received) {
        RAPOINT_TRY(answer.package, settled(chunk.caseId));
    }
    return answer;
}

Result<OpenedPackage> Intake::openAtProvenTime(const CaseId& id) {
    RAPOINT_TRY(const Bytes sealed, m_store.sealed(id));
    RAPOINT_TRY(const auto row, m_store.find(id));
    RAPOINT_TRY(const auto timestamps, m_store.timestamps(id));
    const std::lock_guard lock{m_opening};
    Result<OpenedPackage> opened = failure(FaultCode::CaseNotFound, "no package of this case");
    for (const Instant at : provenTimes(row.value_or(StoredPackage{}), timestamps, m_clock.now())) {
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

Result<OpenedPackage> Intake::open(const CaseId& id) {
    RAPOINT_TRY(OpenedPackage opened, openAtProvenTime(id));
    if (opened.caseId != id)
        return failure(FaultCode::SealBroken, "the package is of another case");
    RAPOINT_CHECK(checkSigners(opened.signers, fileOf(opened, kRequestFile) != nullptr));
    return opened;
}

/// The PIN first: of what is marked as opened nothing is looked at again.
Result<OpenedPackage> Intake::openWithPins(const CaseId& id) {
    RAPOINT_TRY(OpenedPackage opened, open(id));
    if (const PackageFile* const release = fileOf(opened, kPinReleaseFile)) {
        const PackageFile* const record = fileOf(opened, kRecordFile);
        RAPOINT_CHECK(m_pins.takeIn(id, release->content, record == nullptr ? "" : emailIn(record->content)));
    }
    return opened;
}

Result<> Intake::look(const CaseId& id) {
    const auto opened = openedOrReason(id);
    if (opened) {
        const PackageFile* request = fileOf(*opened, kRequestFile);
        const ByteView content = request == nullptr ? ByteView{} : ByteView{request->content};
        RAPOINT_TRY(const auto row, m_store.find(id));
        if (row && row->receivedAt != opened->judgedAt)
            return m_store.markOpenedAt(id, content, opened->judgedAt);
        return m_store.markOpened(id, content);
    }
    const Fault& fault = opened.error();
    // The store's own faults say nothing about the package; all others were found in it.
    if (fault.code == FaultCode::StorageFailed || fault.code == FaultCode::DiskFull)
        return tl::make_unexpected(fault);
    const std::string reason = fault.detail.empty() ? std::string{rowOf(fault.code).text} : fault.detail;
    if (fault.code == FaultCode::SignerNotValidNow)
        return m_store.markUntimely(id, reason, m_clock.now());
    return m_store.markUnopenable(id, reason);
}

/// A mistake of the program ends here too: it would meet the same package again at the next start.
Result<OpenedPackage> Intake::openedOrReason(const CaseId& id) {
    try {
        return openWithPins(id);
    } catch (const std::bad_alloc&) {
        return failure(FaultCode::StorageFailed, "memory ran out while a package was opened");
    } catch (const std::exception& error) {
        return failure(FaultCode::Internal, std::string{"internal error: "} + error.what());
    }
}

void Intake::lookIntoUnopened() {
    for (const CaseId& id : m_store.unopened().value_or(std::vector<CaseId>{}))
        (void)settled(id);
}

bool Intake::wantsLook(const StoredPackage& package) const {
    if (package.state == PackageState::Received)
        return true;
    return package.state == PackageState::Unopenable && package.judgedAt &&
           std::chrono::abs(m_clock.now() - *package.judgedAt) >= kLookAgainAfter;
}

Result<StoredPackage> Intake::settled(const CaseId& id) {
    RAPOINT_TRY(auto row, m_store.find(id));
    if (row && wantsLook(*row)) {
        RAPOINT_CHECK(look(id));
        RAPOINT_TRY(row, m_store.find(id));
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
    if (row->state != PackageState::Opened)
        return IssueRejected{"the package of this case cannot be opened"};
    if (row->requestFile.empty())
        return IssueRejected{"the package of this case has no request for a certificate"};
    if (row->requestFile != request.request)
        return IssueRejected{"the package of this case holds another request"};
    return IssueApproved{};
}

} // namespace rapoint::sync
