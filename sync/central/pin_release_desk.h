#pragma once

#include "sync/central/central_keys.h"
#include "sync/central/sqlite_pin_releases.h"
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
        Released ///< it was told before, to whomever
    };
    Why why = Why::UnknownLink;
    int triesLeft = 0;
};
std::string_view
nameOf(ReleaseRefused::Why why); ///< "no-code", "unknown-link", "wrong-code", "locked", "released"

using ReleaseAnswer = std::variant<ReleasedPins, ReleaseRefused>;

/// Takes PINs in with their packages, and tells a PIN once, to whoever has the link and the code of the kit's
/// letter. Three wrong codes lock it for ever. Called from several threads; releases and keys outlive it.
class PinReleaseDesk {
public:
    PinReleaseDesk(SqlitePinReleases& releases, const CentralKeys& keys)
        : m_releases{releases}
        , m_keys{keys} {}

    /// A package's PIN release, before anything else is done with the package. seal-broken, message-malformed if
    /// it is none of this case.
    Result<> takeIn(const CaseId& id, ByteView sealed);
    /// Counts the try durably, then looks at the code; what is told is out of the store before. storage-failed,
    /// seal-broken: without an answer, but the try has counted.
    Result<ReleaseAnswer> ask(const std::string& link, const Secret& code);

private:
    Result<PinRelease> opened(ByteView sealed) const;

    SqlitePinReleases& m_releases;
    const CentralKeys& m_keys;
    std::mutex m_asking; ///< one at a time: a code takes 32 MiB
};

} // namespace rapoint::sync
