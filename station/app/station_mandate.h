#pragma once

#include "station/work/mandate.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rapoint::app {

/// The mandate that a station has from its central, in a file beside what it records; its signature is checked
/// whenever it is read. Owned by the Station; one thread.
class StationMandate {
public:
    /// `signer` is the pinned certificate of the central (DER), `station` the common name of the station's own.
    StationMandate(std::filesystem::path file, Bytes signer, std::string station)
        : m_file{std::move(file)}
        , m_signer{std::move(signer)}
        , m_station{std::move(station)} {}

    /// Nothing if there is none; mandate-forged also for one of another station.
    Result<std::optional<work::Mandate>> read() const;
    /// The same; mandate-missing if there is none.
    Result<work::Mandate> require() const;
    /// Keeps a mandate that was brought or fetched, durably, in place of the one that is there. mandate-forged;
    /// input-invalid: it is older than the one that is there.
    Result<work::Mandate> accept(ByteView der);
    /// Whether exactly this one is kept.
    bool isKept(ByteView der) const;
    /// Whether a case may be begun in this mode: any at a desk or kiosk; in the mode "mobile" what mayBeginCase
    /// says of the mandate. mandate-missing.
    Result<> mayBegin(const std::string& mode, Journal& journal, Instant now) const;

private:
    Result<work::Mandate> verified(ByteView der) const;

    std::filesystem::path m_file;
    Bytes m_signer;
    std::string m_station;
};

} // namespace rapoint::app
