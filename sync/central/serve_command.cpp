#include "sync/central/central_node.h"
#include "sync/central/commands.h"

#include <sys/resource.h>

#include <csignal>

namespace rapoint::sync::commands {

namespace {

/// SIGINT and SIGTERM wait in line for this thread and those it starts, instead of ending the process.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    }
    ~EndSignals() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;
    void wait() const {
        int signal = 0;
        sigwait(&m_signals, &signal);
    }

private:
    sigset_t m_signals{};
    sigset_t m_before{};
};

/// As many open files as the system grants: connections are files.
void raiseFileLimit() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    // With the old limit there is room for the connections that are the default.
    (void)::setrlimit(RLIMIT_NOFILE, &files);
}

} // namespace

Result<> serve(const std::filesystem::path& directory, const Listening& where,
               const std::function<void(std::uint16_t, std::uint16_t)>& onReady) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    raiseFileLimit();
    const EndSignals signals;
    RAPOINT_CHECK(node->listen(where.host, where.port));
    if (!where.holdersHost.empty())
        RAPOINT_CHECK(node->listenForHolders(where.holdersHost, where.holdersPort));
    if (onReady)
        onReady(node->port(), node->holdersPort());
    signals.wait();
    node->stop();
    return {};
}

} // namespace rapoint::sync::commands
