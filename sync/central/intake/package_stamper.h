#pragma once

#include "station/ports/timestamp_source.h"
#include "sync/central/intake/intake.h"

#include <condition_variable>
#include <thread>

namespace rapoint::sync {

/// Puts timestamps onto the signatures of opened packages (CAdES B-T, ETSI EN 319 122-1 §5.3) and keeps them
/// beside the packages; until then, and without an authority, the receipt's time is the proven one. Has a thread
/// of its own from start() to its end; everything that it is made with outlives it.
class PackageStamper {
public:
    PackageStamper(PackageStore& store, Intake& intake, TimestampSource& source)
        : m_store{store}
        , m_intake{intake}
        , m_source{source} {}
    ~PackageStamper();
    PackageStamper(const PackageStamper&) = delete;
    PackageStamper& operator=(const PackageStamper&) = delete;

    /// Each opened package that has no timestamps, one after the other; how many were stamped. The first fault of
    /// the authority or of the store ends the round. A package that does not open any more is passed over.
    Result<std::size_t> stampAll();
    /// A round every half minute: other processes open packages too.
    void start();

private:
    void run();
    bool ended() const;
    Result<> stamp(const CaseId& id, ByteView container);

    PackageStore& m_store;
    Intake& m_intake;
    TimestampSource& m_source;
    mutable std::mutex m_mutex;
    std::condition_variable m_end;
    bool m_ended = false;
    std::thread m_thread;
};

} // namespace rapoint::sync
