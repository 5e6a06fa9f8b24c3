#include "sync/central/intake/limit_desk.h"

#include "station/case/event.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/json_text.h"
#include "sync/signed_mandate.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

/// How the record of a case says that it began; nothing where it does not.
std::optional<BegunCase> begunIn(ByteView record) {
    const auto events = nlohmann::json::parse(record.begin(), record.end(), nullptr, false);
    if (!events.is_array() || events.empty() || textIn(events.front(), "event") != CaseOpened::kName ||
        !events.front().contains("facts"))
        return std::nullopt;
    const auto at = instantFromText(textIn(events.front(), "at"));
    BegunCase begun;
    begun.mode = textIn(events.front()["facts"], "mode");
    if (!at || begun.mode.empty())
        return std::nullopt;
    begun.begunAt = *at;
    return begun;
}

} // namespace

Result<std::vector<work::Mandate>> LimitDesk::mandatesOf(const std::string& station) {
    RAPOINT_TRY(const auto given, m_store.mandates().all(station));
    std::vector<work::Mandate> mandates;
    for (const Bytes& signedForm : given) {
        RAPOINT_TRY(work::Mandate mandate, verifyMandate(signedForm, m_signer));
        mandates.push_back(std::move(mandate));
    }
    std::ranges::sort(mandates, {}, &work::Mandate::issuedAt);
    return mandates;
}

Result<std::string> LimitDesk::objectionTo(const BegunCase& begun) {
    if (begun.station.empty())
        return std::string{"the package does not say which station began the case"};
    RAPOINT_TRY(const auto mandates, mandatesOf(begun.station));
    const bool mobile = begun.mode == work::Mandate::kMode;
    const auto after = std::ranges::upper_bound(mandates, begun.begunAt, {}, &work::Mandate::issuedAt);
    if (after == mandates.begin())
        return mobile ? std::string{"the station had no mandate"} : std::string{};
    const work::Mandate& mandate = *std::prev(after);
    if (!mandate.names(begun.mode))
        return "the station's mandate does not name the mode " + begun.mode;
    if (!mobile)
        return std::string{};
    if (begun.begunAt >= mandate.endsAt)
        return "the station's mandate had ended at " + toText(mandate.endsAt);
    const Instant until = after == mandates.end() ? mandate.endsAt : after->issuedAt;
    RAPOINT_TRY(const std::uint64_t others,
                m_store.begunCases().count(begun.station, begun.mode, mandate.issuedAt, until, begun.id));
    return others < mandate.cases ? std::string{}
                                  : "the station's mandate is for " + std::to_string(mandate.cases) + " cases";
}

Result<> LimitDesk::take(const CaseId& id, const std::string& station, ByteView record) {
    auto begun = begunIn(record);
    if (!begun)
        return {};
    begun->id = id;
    begun->station = station;
    return m_store.transaction([&]() -> Result<> {
        RAPOINT_TRY(begun->held, objectionTo(*begun));
        return m_store.begunCases().put(*begun);
    });
}

Result<std::optional<BegunCase>> LimitDesk::find(const CaseId& id) {
    return m_store.begunCases().find(id);
}

} // namespace rapoint::sync
