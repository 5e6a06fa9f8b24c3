#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace rapoint::test {

/// openCryptoki with one software token, its daemon, configuration, tokens, socket, locks and shared memory
/// private to this process: their paths are built in, so the process takes a mount and an IPC namespace of its own
/// and covers them with empty directories. The machine's own openCryptoki is neither seen nor touched. The daemon
/// ends with this object, and with the process however that ends. One at a time, made before any thread.
class PrivateOpencryptoki {
public:
    /// Why it cannot run here; nothing if it can. Says no where the package is missing or namespaces are
    /// forbidden.
    static std::optional<std::string> obstacle();

    /// Throws std::runtime_error when the daemon does not start within 10 s.
    PrivateOpencryptoki();
    PrivateOpencryptoki(const PrivateOpencryptoki&) = delete;
    PrivateOpencryptoki& operator=(const PrivateOpencryptoki&) = delete;
    ~PrivateOpencryptoki();

    /// Puts a fresh card into the reader in place of the one that is there. Only while nobody in the process has
    /// the module initialised.
    static void putInBlankCard();

private:
    pid_t m_keeper = -1;
    int m_lifeline = -1; ///< the keeper ends the daemon when this end of the pipe is closed
};

} // namespace rapoint::test
