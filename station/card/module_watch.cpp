#include "station/card/module_watch.h"

#include <algorithm>

namespace rapoint::card {

namespace {

constexpr std::chrono::seconds kSecondLook{5};

} // namespace

ModuleWatch::ModuleWatch(std::shared_ptr<const ModuleServer> server, std::chrono::milliseconds limit)
    : m_server{std::move(server)} {
    if (!m_server)
        return;
    m_thread = std::thread{[this, limit] {
        std::unique_lock lock{m_mutex};
        // A restarted module meets the same reader, and hangs there again.
        auto patience = limit;
        while (!m_wake.wait_for(lock, patience, [this] { return m_done; })) {
            m_server->kill();
            patience = std::min<std::chrono::milliseconds>(limit, kSecondLook);
        }
    }};
}

ModuleWatch::~ModuleWatch() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock{m_mutex};
        m_done = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

} // namespace rapoint::card
