#pragma once

#include "station/base/child_process.h"

#include <filesystem>
#include <string>

namespace rapoint::printing {

/// A simulated network printer: CUPS's own `ippeveprinter` on a free loopback port, with everything it writes in
/// one private directory. It is a real IPP Everywhere printer as far as the network shows, so what prints on it
/// prints on the printers of a registration point. Both its processes end with this object.
class IppeveSimulator {
public:
    struct Options {
        std::filesystem::path directory; ///< made if missing; spool and keys live in it
        std::string name = "Simulator";
        bool keepFiles = false;            ///< whether printed documents stay in spoolDirectory()
        std::string command = "/bin/true"; ///< the printer's engine: run for each job with the document's path
    };

    /// process-failed if it does not accept connections within 5 s.
    static Result<IppeveSimulator> start(const Options& options);

    /// "ipp://localhost:PORT/ipp/print"
    const std::string& uri() const { return m_uri; }
    const std::filesystem::path& spoolDirectory() const { return m_spool; }
    /// Ends both processes now, as if the printer had lost its power.
    void stop() noexcept;

private:
    IppeveSimulator(ChildProcess bus, ChildProcess printer, std::string uri, std::filesystem::path spool)
        : m_bus{std::move(bus)}
        , m_printer{std::move(printer)}
        , m_uri{std::move(uri)}
        , m_spool{std::move(spool)} {}

    ChildProcess m_bus;
    ChildProcess m_printer;
    std::string m_uri;
    std::filesystem::path m_spool;
};

} // namespace rapoint::printing
