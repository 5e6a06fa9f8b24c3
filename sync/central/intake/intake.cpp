#include "sync/central/intake/intake.h"

#include "station/case/event_codec.h"
#include "station/crypto/four_eyes.h"
#include "station/crypto/openssl_der.h"
#include "sync/receipt.h"

#include <algorithm>
#include <exception>
#include <new>

namespace rapoint::sync {

namespace {

constexpr const char* kRecordFile = "case.json";

/// The facts of the record, each as an object with "event" and "facts"; nothing for what is none.
nlohmann::json factsIn(ByteView record) {
    auto events = nlohmann::json::parse(record.begin(), record.end(), nullptr, false);
    nlohmann::json facts = nlohmann::json::array();
    if (events.is_array())
        for (auto& entry : events)
            if (entry.is_object() && entry.contains("event") && entry.contains("facts"))
                facts.push_back(std::move(entry));
    return facts;
}

/// The holder's address as it was confirmed last; empty without one. The record is one that officers signed.
std::string emailIn(ByteView record) {
    std::string email;
    for (const auto& entry : factsIn(record))
        if (entry["event"] == DataConfirmed::kName)
            if (const auto event = eventFromJson(DataConfirmed::kName, entry["facts"]))
                email = std::get<DataConfirmed>(*event).applicant.email;
    return email;
}

/// SHA-256 of the key of who began the case, hex; empty where the record does not say it.
std::string creatorKeyIn(ByteView record) {
    for (const auto& entry : factsIn(record))
        if (entry["event"] == CaseOpened::kName)
            if (const auto event = eventFromJson(CaseOpened::kName, entry["facts"]))
                return std::get<CaseOpened>(*event).creatorKey;
    return {};
}

const PackageFile* fileOf(const OpenedPackage& package, const char* name) {
    const auto at = std::ranges::find(package.files, name, &PackageFile::name);
    return at == package.files.end() ? nullptr : &*at;
}

/// Nobody decides on a request for the own key or the own number.
Result<> checkApplicant(const std::vector<Member>& officers, ByteView request) {
    RAPOINT_TRY(const CertificateRequest asked, requestFromDer(request));
    RAPOINT_TRY(const Bytes key, publicKeyDer(X509_REQ_get0_pubkey(asked.get())));
    RAPOINT_TRY(const Subject subject, subjectOf(*X509_REQ_get_subject_name(asked.get())));
    for (const Member& officer : officers)
        RAPOINT_CHECK(checkOfficerIsNotApplicant(officer, subject, Digest::of(key)));
    return {};
}

const Member* officerIn(const std::vector<Member>& officers, const char* role) {
    const auto at = std::ranges::find(officers, role, &Member::role);
    return at == officers.end() ? nullptr : &*at;
}

} // namespace

Intake::Intake(PackageStore& store, PinReleaseDesk& pins, const CentralKeys& keys, const MemberTrust& officers,
               const Clock& clock)
    : m_store{store}
    , m_pins{pins}
    , m_keys{keys}
    , m_officers{officers}
    , m_clock{clock}
    , m_opener{keys.recipients(), keys.officerAuthority.certificate.get()} {}

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

Result<OpenedPackage> Intake::open(const CaseId& id) {
    RAPOINT_TRY(const Bytes sealed, m_store.sealed(id));
    RAPOINT_TRY(const auto row, m_store.find(id));
    if (!row)
        return failure(FaultCode::CaseNotFound, "no package of this case");
    const std::lock_guard lock{m_opening};
    RAPOINT_TRY(OpenedPackage opened, m_opener.open(sealed, row->receivedAt));
    if (opened.caseId != id)
        return failure(FaultCode::SealBroken, "the package is of another case");
    RAPOINT_CHECK(checkSigners(opened, row->receivedAt));
    return opened;
}

/// An inspector vouches for every package. Four eyes where a certificate is asked for: somebody else approved it.
/// A case that was refused before an approval needs no second signature.
Result<> Intake::checkSigners(const OpenedPackage& package, Instant receivedAt) const {
    std::vector<Member> officers;
    for (const Bytes& signer : package.signers) {
        RAPOINT_TRY(Member officer, m_officers.judgeOfficer(signer, receivedAt));
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
        return m_store.markOpened(id, request == nullptr ? ByteView{} : ByteView{request->content});
    }
    const Fault& fault = opened.error();
    // The store's own faults say nothing about the package; all others were found in it.
    if (fault.code == FaultCode::StorageFailed || fault.code == FaultCode::DiskFull)
        return tl::make_unexpected(fault);
    return m_store.markUnopenable(id, fault.detail.empty() ? std::string{rowOf(fault.code).text} : fault.detail);
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

Result<StoredPackage> Intake::settled(const CaseId& id) {
    RAPOINT_TRY(auto row, m_store.find(id));
    if (row && row->state == PackageState::Received) {
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
