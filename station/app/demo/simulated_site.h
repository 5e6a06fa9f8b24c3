#pragma once

#include "printing/simulator/ippeve_simulator.h"
#include "station/app/wiring/station_config.h"
#include "station/base/child_process.h"

#include <optional>
#include <string>

namespace rapoint::app {

/// What stands around a demonstration's station: two printers and the central, as real programs on loopback ports.
/// They end with this object. Directories: paper/ is what the contract printer put out, central/ the central's
/// own.
/// What comes out of the envelope printer is thrown away; if the environment names a directory that exists in
/// RAPOINT_DEMO_ENVELOPES, it is kept there, with the PINs on it, for tests that look into the envelopes.
class SimulatedSite {
public:
    explicit SimulatedSite(StationConfig config)
        : m_config{std::move(config)} {}
    SimulatedSite(SimulatedSite&&) = default;
    SimulatedSite& operator=(SimulatedSite&&) = delete;
    ~SimulatedSite();

    /// Starts what the configuration calls simulated; a configuration without any is fine.
    Result<> startPrinters();
    Result<> startCentral();
    /// As if the network went away.
    void stopCentral();

    /// The configuration with the addresses of what was started in place of the word "simulated". What was not
    /// started gets an address at which nobody answers (port 9, discard).
    StationConfig resolved() const;
    const printing::IppeveSimulator* contractPrinter() const { return m_contracts ? &*m_contracts : nullptr; }
    const printing::IppeveSimulator* envelopePrinter() const { return m_envelopes ? &*m_envelopes : nullptr; }

private:
    StationConfig m_config;
    std::optional<printing::IppeveSimulator> m_contracts;
    std::optional<printing::IppeveSimulator> m_envelopes;
    std::filesystem::path m_envelopeDirectory;
    std::optional<ChildProcess> m_central;
    std::string m_centralUrl;
};

} // namespace rapoint::app
