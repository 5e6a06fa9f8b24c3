#include "station/store/file_outbox.h"

#include <algorithm>

namespace rapoint::store {

namespace {

constexpr std::size_t kMaxPackage = 512u << 20;
constexpr std::size_t kMaxReceipt = 1u << 20;
constexpr const char* kPackageKind = "PackageStored";

std::string packageOf(const CaseId& id) {
    return "outbox/" + id.text() + ".cms";
}

std::string receiptOf(const CaseId& id) {
    return "receipts/" + id.text() + ".p7s";
}

} // namespace

Result<> FileOutbox::put(const CaseId& id, ByteView package) {
    if (package.empty() || package.size() > kMaxPackage)
        return failure(FaultCode::InputInvalid, "a package has 1 byte to 512 MiB");
    return store(id, packageOf(id), kPackageKind, package);
}

Result<Bytes> FileOutbox::get(const CaseId& id) {
    const auto lock = m_database.lock();
    if (!m_directory.exists(packageOf(id)))
        return failure(FaultCode::CaseNotFound, "no package of case " + id.text() + " is waiting");
    RAPOINT_TRY(Bytes package, m_directory.read(packageOf(id), kMaxPackage));
    RAPOINT_CHECK(m_database.guarded([&] { return checkDigest(id, package); }));
    return package;
}

/// The log says which bytes were put here.
Result<> FileOutbox::checkDigest(const CaseId& id, ByteView package) {
    SQLite::Statement query{m_database.sql(), "SELECT log_start FROM cases WHERE id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return failure(FaultCode::CaseNotFound, id.text());
    RAPOINT_TRY(const std::vector<AuditEntry> lines,
                m_audit.linesOf(id.text(), static_cast<std::uint64_t>(query.getColumn(0).getInt64())));
    const auto stored = std::find_if(lines.rbegin(), lines.rend(),
                                     [](const AuditEntry& line) { return line.kind == kPackageKind; });
    if (stored == lines.rend() || stored->digest != Digest::of(package).hex())
        return failure(FaultCode::SealBroken, "the package in the outbox is not the one that was put there");
    return {};
}

Result<std::vector<CaseId>> FileOutbox::waiting() {
    const auto lock = m_database.lock();
    RAPOINT_TRY(const std::vector<std::string> files, m_directory.list("outbox"));
    std::vector<CaseId> ids;
    for (const std::string& file : files) {
        // A receipt is kept before its package goes.
        const auto id = CaseId::fromText(file.substr(0, file.find('.')));
        if (id && "outbox/" + file == packageOf(*id) && !m_directory.exists(receiptOf(*id)))
            ids.push_back(*id);
    }
    std::ranges::sort(ids, {}, &CaseId::text);
    return ids;
}

Result<> FileOutbox::settle(const CaseId& id, ByteView receipt) {
    if (receipt.empty() || receipt.size() > kMaxReceipt)
        return failure(FaultCode::InputInvalid, "a receipt has 1 byte to 1 MiB");
    if (m_directory.exists(receiptOf(id))) {
        RAPOINT_TRY(const Bytes kept, m_directory.read(receiptOf(id), kMaxReceipt));
        if (!std::equal(kept.begin(), kept.end(), receipt.begin(), receipt.end()))
            return failure(FaultCode::JournalConflict, "another receipt for this package is kept");
    } else {
        if (!m_directory.exists(packageOf(id)))
            return failure(FaultCode::CaseNotFound, "no package of case " + id.text() + " is waiting");
        RAPOINT_CHECK(store(id, receiptOf(id), "ReceiptStored", receipt));
    }
    return m_directory.remove(packageOf(id));
}

Result<> FileOutbox::store(const CaseId& id, const std::string& file, const char* kind, ByteView content) {
    return m_audit.change([&]() -> Result<> {
        SQLite::Statement known{m_database.sql(), "SELECT 1 FROM cases WHERE id = ?"};
        known.bind(1, id.text());
        if (!known.executeStep())
            return failure(FaultCode::CaseNotFound, id.text());
        RAPOINT_CHECK(m_audit.add({.at = m_clock.now(),
                                   .kind = kind,
                                   .actor = "station",
                                   .caseId = id.text(),
                                   .digest = Digest::of(content).hex()}));
        return m_directory.write(file, content);
    });
}

Result<> FileOutbox::sweep() {
    for (const std::string folder : {"outbox", "receipts"}) {
        RAPOINT_TRY(const std::vector<std::string> files, m_directory.list(folder));
        for (const std::string& file : files)
            if (file.ends_with(".tmp"))
                RAPOINT_CHECK(m_directory.remove(folder + '/' + file));
    }
    return {};
}

} // namespace rapoint::store
