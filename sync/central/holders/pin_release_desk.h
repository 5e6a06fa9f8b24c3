#pragma once

#include "sync/central/messages/central_settings.h"
#include "sync/central/messages/message_outbox.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/central_log.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/pin_releases.h"
#include "sync/pin_release.h"

#include <mutex>
#include <variant>

namespace rapoint::sync {

/// Why a holder is told no PIN, and how many codes may still be tried.
struct ReleaseRefused {
    enum class Why {
        NoCode, ///< what was typed cannot be a code, and is not counted as a try
        UnknownLink,
        WrongCode,
        Locked,
        Released, ///< it was told before, to whomever
        Expired   ///< the link's time is over
    };
    Why why = Why::UnknownLink;
    int triesLeft = 0;
};
std::string_view
nameOf(ReleaseRefused::Why why); ///< "no-code", "unknown-link", "wrong-code", "locked", "released", "expired"

using ReleaseAnswer = std::variant<ReleasedPins, ReleaseRefused>;

/// Takes PINs in with their packages, puts the link into a message to the holder, and tells a PIN once, to whoever
/// has the link and the code of the kit's letter, or can say whom it is for. Three wrong answers lock it for ever,
/// and so does time. Called from several threads; what it is made of outlives it.
class PinReleaseDesk {
public:
    PinReleaseDesk(CentralStore& store, MessageOutbox& outbox, const CentralKeys& keys,
                   const CentralSettings& settings, const Clock& clock, CentralLog& log)
        : m_store{store}
        , m_releases{store.pinReleases()}
        , m_outbox{outbox}
        , m_keys{keys}
        , m_settings{settings}
        , m_clock{clock}
        , m_log{log} {}

    /// A package's PIN release, before anything else is done with the package; `email` is the holder's, or empty.
    /// Where that is missing, or the central has no address for links, nothing is sent: the link is listed.
    /// seal-broken, message-malformed if it is no release of this case.
    Result<> takeIn(const CaseId& id, ByteView sealed, const std::string& email = {});
    /// Counts the try durably, then looks at the key; what is told is out of the store before, and `who` it was
    /// told is in the central's log. storage-failed, seal-broken: without an answer, but the try has counted.
    Result<ReleaseAnswer> ask(const std::string& link, const Secret& key, const std::string& who = "holder");

private:
    Result<PinRelease> opened(ByteView sealed) const;
    Result<bool> takenOut(const CaseId& id, const std::string& link, const std::string& who);

    CentralStore& m_store;
    PinReleases& m_releases;
    MessageOutbox& m_outbox;
    const CentralKeys& m_keys;
    const CentralSettings& m_settings;
    const Clock& m_clock;
    CentralLog& m_log;
    std::mutex m_asking; ///< one at a time: a code takes 32 MiB
};

} // namespace rapoint::sync
