#include "sync/central/intake/package_stamper.h"

#include "sync/stamped_container.h"

namespace rapoint::sync {

namespace {

constexpr std::chrono::seconds kPause{30};

} // namespace

PackageStamper::~PackageStamper() {
    {
        const std::lock_guard lock{m_mutex};
        m_ended = true;
    }
    m_end.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool PackageStamper::ended() const {
    const std::lock_guard lock{m_mutex};
    return m_ended;
}

Result<> PackageStamper::stamp(const CaseId& id, ByteView container) {
    RAPOINT_TRY(const std::vector<Digest> imprints, imprintsOf(container));
    std::vector<PackageTimestamp> timestamps;
    for (const Digest& imprint : imprints) {
        RAPOINT_TRY(Timestamp timestamp, m_source.timestamp(imprint));
        timestamps.push_back({timestamp.at, std::move(timestamp.token)});
    }
    return m_store.keepTimestamps(id, timestamps);
}

Result<std::size_t> PackageStamper::stampAll() {
    RAPOINT_TRY(const std::vector<CaseId> waiting, m_store.unstamped());
    std::size_t count = 0;
    for (const CaseId& id : waiting) {
        if (ended())
            break;
        const auto opened = m_intake.open(id);
        if (!opened)
            continue;
        RAPOINT_CHECK(stamp(id, opened->container));
        ++count;
    }
    return count;
}

void PackageStamper::start() {
    m_thread = std::thread{[this] { run(); }};
}

void PackageStamper::run() {
    while (!ended()) {
        try {
            // Whatever could not be stamped is tried again in the next round.
            (void)stampAll();
        } catch (const std::exception&) {
            // No memory for a large package, for instance.
        }
        std::unique_lock lock{m_mutex};
        m_end.wait_for(lock, kPause, [this] { return m_ended; });
    }
}

} // namespace rapoint::sync
