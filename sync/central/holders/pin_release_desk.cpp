#include "sync/central/holders/pin_release_desk.h"

#include "station/steps/release_key.h"
#include "sync/central/messages/holder_words.h"

#include <array>

namespace rapoint::sync {

namespace {

ReleaseRefused refusedAs(ReleaseState state) {
    using Why = ReleaseRefused::Why;
    if (state == ReleaseState::Expired)
        return {Why::Expired, 0};
    return {state == ReleaseState::Locked ? Why::Locked : Why::Released, 0};
}

/// A key of the other kind is a wrong one: it has been counted already.
Result<std::optional<ReleasedPins>> unlocked(const PinRelease& release, const Secret& key) {
    auto pins = release.unlock(key);
    if (!pins && pins.error().code == FaultCode::InputInvalid)
        return std::optional<ReleasedPins>{};
    return pins;
}

} // namespace

std::string_view nameOf(ReleaseRefused::Why why) {
    constexpr std::array<std::string_view, 6> kNames{"no-code", "unknown-link", "wrong-code",
                                                     "locked",  "released",     "expired"};
    return kNames.at(static_cast<std::size_t>(why));
}

Result<PinRelease> PinReleaseDesk::opened(ByteView sealed) const {
    RAPOINT_TRY(const Bytes json, openEnvelope(sealed, m_keys.recipients()));
    return PinRelease::parse(json);
}

Result<> PinReleaseDesk::takeIn(const CaseId& id, ByteView sealed, const std::string& email) {
    RAPOINT_TRY(const PinRelease release, opened(sealed));
    if (release.caseId != id)
        return failure(FaultCode::SealBroken, "the PIN in the package is another case's");
    RAPOINT_TRY(
        const ReleaseLink link,
        m_releases.add({id, release.link, release.cardSerial, m_clock.now() + m_settings.linkLife}, sealed));
    if (link.state != ReleaseState::Open || link.mailed || m_settings.linkAddress.empty() || !isMailAddress(email))
        return {};
    const Result<> done = m_store.transaction([&]() -> Result<> {
        RAPOINT_CHECK(m_outbox.put(
            "pin-link-" + id.text(),
            pinLinkMail(m_settings.language, email,
                        {m_settings.linkAddress + "/pin/" + link.link, release.opensWith, link.expiresAt}),
            link.expiresAt));
        return m_releases.markMailed(link.link);
    });
    m_outbox.wake();
    return done;
}

/// True for the one caller whom the PIN is told.
Result<bool> PinReleaseDesk::takenOut(const CaseId& id, const std::string& link, const std::string& who) {
    bool first = false;
    const Result<> done = m_store.transaction([&]() -> Result<> {
        RAPOINT_TRY(first, m_releases.takeOut(link));
        return first ? m_log.write({"release", who, id.text()}) : Result<>{};
    });
    RAPOINT_CHECK(done);
    return first;
}

Result<ReleaseAnswer> PinReleaseDesk::ask(const std::string& link, const Secret& key, const std::string& who) {
    using Why = ReleaseRefused::Why;
    if (!isReleaseLink(link))
        return ReleaseRefused{Why::UnknownLink, 0};
    if (!canBeReleaseKey(key))
        return ReleaseRefused{Why::NoCode, 0};
    // Who asks at the same time is not taken for one whose answer was lost.
    const std::lock_guard lock{m_asking};
    RAPOINT_TRY(const std::optional<BegunTry> begun, m_releases.beginTry(link, m_clock.now()));
    if (!begun)
        return ReleaseRefused{Why::UnknownLink, 0};
    if (begun->state != ReleaseState::Open)
        return refusedAs(begun->state);
    RAPOINT_TRY(const PinRelease release, opened(begun->release));
    RAPOINT_TRY(std::optional<ReleasedPins> pins, unlocked(release, key));
    if (!pins && begun->triesLeft > 0)
        return ReleaseRefused{Why::WrongCode, begun->triesLeft};
    if (!pins) {
        RAPOINT_CHECK(m_releases.lock(link));
        return ReleaseRefused{Why::Locked, 0};
    }
    RAPOINT_TRY(const bool first, takenOut(release.caseId, link, who));
    if (!first)
        return ReleaseRefused{Why::Released, 0};
    return std::move(*pins);
}

} // namespace rapoint::sync
