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
    if (entry->at < m_at && entry->kind != kClockCorrectedKind)
        return "it is earlier than the line before";
    if (entry->isHead() && !entry->isSignedBy(*m_key))
        return "its signature is not the station's";
    note(*entry);
    if (m_seen)
        m_seen(*entry);
    return {};
}

void AuditVerifier::note(const AuditEntry& entry) {
    m_hash = entry.hash;
    m_at = entry.at;
    if (entry.kind == kUnsignedEndKind)
        ++m_finding.interruptions;
    // Releases before heads were demanded left longer stretches; the head after this entry signs them all.
    if (entry.kind == kTakenOverKind)
        m_noHeadSince.reset();
    if (!entry.isHead() && m_unsigned == kHeadSpacing - 1 && !m_noHeadSince && entry.kind != kTakenOverKind)
        m_noHeadSince = entry.number - m_unsigned;
    m_unsigned = entry.isHead() ? 0 : m_unsigned + 1;
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

void AuditVerifier::lookForHeads(std::uint64_t mayBeUnsigned) {
    if (m_noHeadSince) {
        m_finding.brokenAt = *m_noHeadSince;
        m_finding.what = "no signed head comes after it within " + std::to_string(kHeadSpacing) + " entries";
    } else if (m_unsigned > mayBeUnsigned) {
        m_finding.brokenAt = m_finding.entries - m_unsigned + 1;
        m_finding.what = "no signed head comes after it: the program was ended by force, or this was written by "
                         "somebody else. Open the station once: it signs what it finds and says so in the log";
    }
}

AuditFinding AuditVerifier::finish(const AuditHead& expected, std::uint64_t mayBeUnsigned) {
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
    } else {
        lookForHeads(mayBeUnsigned);
    }
    return m_finding;
}

Result<AuditFinding> verifyAuditFile(const std::filesystem::path& file, std::uint64_t length,
                                     std::string_view rest, ByteView stationCertificate, const AuditHead& expected,
                                     std::uint64_t mayBeUnsigned, std::function<void(const AuditEntry&)> seen) {
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
    return verifier.finish(expected, mayBeUnsigned);
}

} // namespace rapoint::store
