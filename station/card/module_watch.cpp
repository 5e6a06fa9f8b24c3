#include "station/card/module_watch.h"

namespace rapoint::card {

ModuleWatch::ModuleWatch(std::shared_ptr<const ModuleServer> server, std::chrono::milliseconds limit)
    : m_server{std::move(server)} {
    if (!m_server)
        return;
    m_thread = std::thread{[this, limit] {
        std::unique_lock lock{m_mutex};
        if (!m_wake.wait_for(lock, limit, [this] { return m_done; }))
            m_server->kill();
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
