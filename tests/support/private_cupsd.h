#pragma once

#include "station/base/child_process.h"
#include "tests/support/temporary_directory.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rapoint::tests {

/// CUPS's scheduler on a free loopback port with everything it has in a private directory; the machine's own is
/// neither seen nor touched. Ends with this object.
class PrivateCupsd {
public:
    /// Whether the packages cups-daemon and cups-client are installed.
    static bool isInstalled();

    /// Throws std::runtime_error when it does not answer within 10 s.
    PrivateCupsd();

    /// "localhost:PORT"
    std::string server() const { return "localhost:" + std::to_string(m_port); }
    /// Its cupsd.conf.
    std::filesystem::path settings() const { return m_directory.path() / "etc/cupsd.conf"; }
    /// A queue that passes documents on unchanged; gives its URI.
    std::string addQueue(const std::string& name, const std::string& deviceUri) const;
    /// As somebody at the scheduler does it.
    void pause(const std::string& queue) const { run("cupsdisable", {queue}); }

private:
    void run(const std::string& program, std::vector<std::string> arguments) const;

    TemporaryDirectory m_directory;
    int m_port = 0;
    std::optional<ChildProcess> m_scheduler;
};

} // namespace rapoint::tests
