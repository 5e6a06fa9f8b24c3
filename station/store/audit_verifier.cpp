#include "station/store/audit_verifier.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <algorithm>
#include <fstream>

namespace rapoint::store {

namespace {

/// Feeds the lines of `piece` that are whole; the rest stays in `line`. False when a line does not belong.
bool feedLines(AuditVerifier& verifier, std::string& line, std::string_view piece) {
    while (!piece.empty()) {
        const std::size_t end = std::min(piece.find('\n'), piece.size() - 1) + 1;
        line += piece.substr(0, end);
        piece.remove_prefix(end);
        if (line.back() != '\n' && line.size() <= kMaxAuditLine)
            continue;
        if (!verifier.feed(line))
            return false;
        line.clear();
    }
    return true;
}

} // namespace

AuditVerifier::AuditVerifier(EvpPkey key)
    : m_key{std::move(key)}
    , m_hash{zeroHash()} {}

Result<AuditVerifier> AuditVerifier::forStation(ByteView certificate) {
    Result<EvpPkey> key = publicKeyOfCertificate(certificate);
    if (!key)
        return failure(FaultCode::CryptoFailed, "the station's certificate cannot be read");
    return AuditVerifier{*std::move(key)};
}

bool AuditVerifier::isSignedByStation(const AuditEntry& entry) const {
    const Result<Bytes> signature = fromBase64(entry.signature);
    return signature && signatureHolds(*m_key, entry.signedDigest().bytes(), *signature);
}

std::string AuditVerifier::problemOf(std::string_view line) {
    const Result<AuditEntry> entry = AuditEntry::parse(line);
    if (!entry)
        return entry.error().detail;
    if (entry->number != m_finding.entries + 1)
        return "its number is not the next one";
    if (entry->prev != m_hash)
        return "it does not follow the line before";
    if (!entry->hashHolds())
        return "its hash does not fit";
    if (entry->at < m_at)
        return "it is earlier than the line before";
    if (entry->kind == kHeadKind && !isSignedByStation(*entry))
        return "its signature is not the station's";
    m_hash = entry->hash;
    m_at = entry->at;
    if (m_seen)
        m_seen(*entry);
    return {};
}

bool AuditVerifier::feed(std::string_view line) {
    if (m_finding.brokenAt)
        return false;
    m_finding.what = problemOf(line);
    if (!m_finding.what.empty())
        m_finding.brokenAt = m_finding.entries + 1;
    else
        ++m_finding.entries;
    return !m_finding.brokenAt;
}

AuditFinding AuditVerifier::finish(const AuditHead& expected) {
    if (m_finding.brokenAt)
        return m_finding;
    if (m_finding.entries < expected.number) {
        m_finding.brokenAt = m_finding.entries + 1;
        m_finding.what = "the log ends before its last entry, number " + std::to_string(expected.number);
    } else if (m_finding.entries > expected.number) {
        m_finding.brokenAt = expected.number + 1;
        m_finding.what = "the station did not write this entry";
    } else if (m_hash != expected.hash) {
        m_finding.brokenAt = m_finding.entries;
        m_finding.what = "it is not the last entry that the station wrote";
    }
    return m_finding;
}

Result<AuditFinding> verifyAuditFile(const std::filesystem::path& file, std::uint64_t length,
                                     std::string_view rest, ByteView stationCertificate, const AuditHead& expected,
                                     std::function<void(const AuditEntry&)> seen) {
    RAPOINT_TRY(AuditVerifier verifier, AuditVerifier::forStation(stationCertificate));
    verifier.tell(std::move(seen));
    std::ifstream in{file, std::ios::binary};
    std::string line;
    std::string chunk(65536, '\0');
    bool goesOn = true;
    while (goesOn && length > 0 && in) {
        in.read(chunk.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(length, chunk.size())));
        const auto got = static_cast<std::size_t>(in.gcount());
        length -= got;
        goesOn = feedLines(verifier, line, std::string_view{chunk}.substr(0, got));
    }
    if (in.bad())
        return failure(FaultCode::StorageFailed, "the audit log cannot be read");
    if (goesOn && feedLines(verifier, line, rest) && !line.empty())
        verifier.feed(line);
    return verifier.finish(expected);
}

} // namespace rapoint::store
