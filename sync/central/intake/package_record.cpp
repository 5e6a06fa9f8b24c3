#include "sync/central/intake/package_record.h"

#include "station/case/event_codec.h"
#include "station/crypto/openssl_der.h"
#include "sync/code_proof.h"

#include <algorithm>
#include <optional>

namespace rapoint::sync {

namespace {

template <class Fact>
struct Placed {
    Fact fact;
    std::size_t at = 0; ///< in the record's order
};

/// The last fact of this kind in the record. Nothing if the record has no such fact; message-malformed where it
/// has another form.
template <class Fact>
Result<std::optional<Placed<Fact>>> lastOf(const nlohmann::json& record) {
    std::optional<Placed<Fact>> last;
    if (!record.is_array())
        return last;
    for (std::size_t at = 0; at < record.size(); ++at) {
        const nlohmann::json& entry = record[at];
        const auto name = entry.find("event"); // the end for what is no object
        const auto facts = entry.find("facts");
        if (name == entry.end() || facts == entry.end() || *name != Fact::kName)
            continue;
        RAPOINT_TRY(Event event, eventFromJson(Fact::kName, *facts));
        last = Placed<Fact>{std::get<Fact>(std::move(event)), at};
    }
    return last;
}

nlohmann::json jsonOf(ByteView record) {
    return nlohmann::json::parse(record.begin(), record.end(), nullptr, false);
}

tl::unexpected<Fault> notTheirs(const char* what) {
    return failure(FaultCode::SealBroken, std::string{"the contract was signed by a code, and "} + what);
}

/// The evidence that a fact names, with the content that it names.
Result<const PackageFile*> evidenceIn(const OpenedPackage& package, const EvidenceRef& ref) {
    const PackageFile* const file = fileOf(package, ref.name);
    if (file == nullptr || Digest::of(file->content).hex() != ref.sha256)
        return notTheirs("the package does not hold what the record names");
    return file;
}

Result<> checkProof(const OpenedPackage& package, const X509* receipt, const nlohmann::json& record,
                    const std::optional<Placed<ContractRendered>>& rendered) {
    RAPOINT_TRY(const auto accepted, lastOf<ContractCodeAccepted>(record));
    RAPOINT_TRY(const auto confirmed, lastOf<DataConfirmed>(record));
    if (!accepted || !rendered || !confirmed)
        return notTheirs("the record names no code, no contract or no application");
    RAPOINT_TRY(const PackageFile* const proof, evidenceIn(package, accepted->fact.proof));
    RAPOINT_TRY(const PackageFile* const contract, evidenceIn(package, rendered->fact.contract));
    RAPOINT_TRY(const Bytes pinned, toDer(receipt));
    const auto facts = codeProofFacts(proof->content, pinned);
    if (!facts)
        return notTheirs("its proof is not the central's");
    if (facts->caseId != package.caseId || facts->contract != Digest::of(contract->content))
        return notTheirs("its proof is for another contract");
    // A proof of a central before addresses were in it says nothing of them.
    if (facts->address && *facts->address != codeAddress(package.caseId, confirmed->fact.applicant.email))
        return notTheirs("the code went to another address than the application's");
    return {};
}

} // namespace

const PackageFile* fileOf(const OpenedPackage& package, std::string_view name) {
    const auto at = std::ranges::find(package.files, name, &PackageFile::name);
    return at == package.files.end() ? nullptr : &*at;
}

std::string emailIn(ByteView record) {
    const auto confirmed = lastOf<DataConfirmed>(jsonOf(record));
    return confirmed && *confirmed ? (*confirmed)->fact.applicant.email : std::string{};
}

std::string creatorKeyIn(ByteView record) {
    const auto opened = lastOf<CaseOpened>(jsonOf(record));
    return opened && *opened ? (*opened)->fact.creatorKey : std::string{};
}

Result<> checkContractCode(const OpenedPackage& package, const X509* receipt) {
    const PackageFile* const file = fileOf(package, kRecordFile);
    if (file == nullptr)
        return {};
    const nlohmann::json record = jsonOf(file->content);
    // What this program cannot read of how the contract was signed says nothing of a code.
    const auto signedBy = lastOf<ContractSigned>(record);
    if (!signedBy || !*signedBy || (*signedBy)->fact.way != "otp")
        return {};
    RAPOINT_TRY(const auto rendered, lastOf<ContractRendered>(record));
    if (rendered && rendered->at > (*signedBy)->at)
        return {}; // the contract that was signed is no longer the case's
    return checkProof(package, receipt, record, rendered);
}

} // namespace rapoint::sync
