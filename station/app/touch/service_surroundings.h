#pragma once

#include "station/app/touch/touch_surroundings.h"

namespace rapoint::app {

/// A touch station that the service manager starts: it hands the station's PIN over (systemd.exec(5),
/// LoadCredential=).
class ServiceSurroundings final : public TouchSurroundings {
public:
    /// `work` is the directory of station.toml.
    explicit ServiceSurroundings(std::filesystem::path work)
        : m_work{std::move(work)} {}

    Result<StationConfig> configuration() override { return readStationConfig(m_work); }
    /// station-key-missing.
    Result<Secret> pin(const std::string& role) override;

private:
    std::filesystem::path m_work;
};

} // namespace rapoint::app
