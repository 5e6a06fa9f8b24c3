#pragma once

#include "station/card/module_server.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace rapoint::card {

/// Kills a module's processes when what is done with it while this object lives takes longer than the limit: a
/// module that hangs becomes one that fails. One that is restarted meanwhile gets no more than five seconds,
/// because whatever it hung at is still there. Does nothing without a server. Has a thread of its own.
class ModuleWatch {
public:
    ModuleWatch(std::shared_ptr<const ModuleServer> server, std::chrono::milliseconds limit);
    ModuleWatch(const ModuleWatch&) = delete;
    ModuleWatch& operator=(const ModuleWatch&) = delete;
    ~ModuleWatch();

private:
    std::shared_ptr<const ModuleServer> m_server;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_done = false;
    std::thread m_thread;
};

} // namespace rapoint::card
