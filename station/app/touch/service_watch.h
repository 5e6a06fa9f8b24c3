#pragma once

#include <string>

namespace rapoint::app {

/// Tells the service manager that the program is alive (sd_notify(3), the datagram of $NOTIFY_SOCKET). Without a
/// service manager it does nothing. One thread.
class ServiceWatch {
public:
    ServiceWatch();
    /// Sends "WATCHDOG=1": whoever calls it is not stuck.
    void alive() const;

private:
    std::string m_socket;
};

} // namespace rapoint::app
