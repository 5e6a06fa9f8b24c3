#include "sync/central/intake/head_desk.h"

namespace rapoint::sync {

namespace {

std::string entryText(std::uint64_t number) {
    return "entry " + std::to_string(number);
}

tl::unexpected<Fault> refused(const std::string& why) {
    return failure(FaultCode::StationSetBack, why);
}

/// Why the log that the station shows now is not the one that it showed before; empty if it is.
std::string setBackOf(const StationHead& known, const HeadStatement& now) {
    const AuditEntry& head = now.head;
    if (head.number < known.number)
        return "the log ends with " + entryText(head.number) + ", the central has seen " +
               entryText(known.number) + " of " + toText(known.at);
    const std::string& there = head.number == known.number ? head.hash : now.recorded.hash;
    if (there != known.hash)
        return entryText(known.number) + " of the log is not the one of " + toText(known.at) +
               " that the central has seen";
    return {};
}

/// The same of heads alone: entries of one log stand in the order of their times, those apart that were written
/// under a clock that was ahead.
std::string contradictionOf(const StationHead& known, const AuditEntry& head, Instant now) {
    const bool comparable = head.at <= now && known.at <= now;
    const bool fits =
        head.number == known.number
            ? head.hash == known.hash
            : !comparable || (head.number < known.number) == (head.at < known.at) || head.at == known.at;
    if (fits)
        return {};
    return entryText(head.number) + " of " + toText(head.at) + " in a package does not belong to the log whose " +
           entryText(known.number) + " of " + toText(known.at) + " the central has seen";
}

} // namespace

Result<HeadRecord> HeadDesk::recordOf(const std::string& station) {
    RAPOINT_TRY(const auto known, m_store.heads().find(station));
    return HeadRecord{m_clock.now(), known ? KnownEntry{known->number, known->hash} : KnownEntry{}};
}

Result<> HeadDesk::keep(const std::string& station, const HeadStatement& statement,
                        const std::optional<StationHead>& known, const std::string& setBack) {
    // What proves that a station was set back is the head that it had before: that one stays.
    if (!setBack.empty()) {
        StationHead flagged = *known;
        flagged.setBack = setBack;
        return m_store.heads().put(flagged);
    }
    if (known && known->number >= statement.head.number)
        return {};
    return m_store.heads().put({.station = station,
                                .number = statement.head.number,
                                .hash = statement.head.hash,
                                .at = statement.head.at,
                                .line = statement.head.line(),
                                .certificate = statement.certificate,
                                .receivedAt = m_clock.now()});
}

Result<> HeadDesk::judge(const std::string& station, const HeadStatement& statement, const Judgement& judgement) {
    std::string setBack;
    RAPOINT_CHECK(m_store.transaction([&]() -> Result<> {
        RAPOINT_TRY(const auto known, m_store.heads().find(station));
        if (known)
            setBack = known->setBack;
        if (!setBack.empty())
            return {};
        RAPOINT_TRY(setBack, judgement(known));
        return keep(station, statement, known, setBack);
    }));
    return setBack.empty() ? Result<>{} : refused(setBack);
}

Result<> HeadDesk::take(const std::string& station, const HeadStatement& statement) {
    RAPOINT_TRY(const std::string signer, stationOf(statement, m_authority));
    if (signer != station)
        return failure(FaultCode::SealBroken, "the head is of the log of " + signer + ", not of " + station);
    return judge(station, statement, [&](const std::optional<StationHead>& known) -> Result<std::string> {
        if (statement.recorded.number != (known ? known->number : 0))
            return failure(FaultCode::JournalConflict, "the central has another head of this log by now");
        if (!known)
            return std::string{};
        return setBackOf(*known, statement);
    });
}

Result<std::string> HeadDesk::takeFromPackage(ByteView text) {
    RAPOINT_TRY(const HeadStatement statement, headFromText(text));
    RAPOINT_TRY(std::string station, stationOf(statement, m_authority));
    RAPOINT_CHECK(judge(station, statement, [&](const std::optional<StationHead>& known) -> Result<std::string> {
        if (!known)
            return std::string{};
        return contradictionOf(*known, statement.head, m_clock.now());
    }));
    return station;
}

Result<> HeadDesk::mayWork(const std::string& station) {
    RAPOINT_TRY(const auto known, m_store.heads().find(station));
    return known && !known->setBack.empty() ? refused(known->setBack) : Result<>{};
}

} // namespace rapoint::sync
