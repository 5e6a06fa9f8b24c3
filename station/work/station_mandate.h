#pragma once

#include "station/work/mandate.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace rapoint::work {

/// The mandate that a station has from its central, in a file beside what it records; its signature is checked
/// whenever it is read. Owned by the Station; one thread.
class StationMandate {
public:
    /// The mandate in a signed form, if the central of this station signed it; else mandate-forged.
    using Verifier = std::function<Result<Mandate>(ByteView signedForm)>;

    /// `station` is the common name of the station's own certificate.
    StationMandate(std::filesystem::path file, Verifier verifier, std::string station)
        : m_file{std::move(file)}
        , m_verifier{std::move(verifier)}
        , m_station{std::move(station)} {}

    /// Nothing without one; mandate-forged also for one of another station.
    Result<std::optional<Mandate>> read() const;
    /// The same; mandate-missing without one.
    Result<Mandate> require() const;
    /// Keeps a mandate that was brought or fetched, durably, in place of the one that is there. mandate-forged;
    /// input-invalid: it is older than the one that is there.
    Result<Mandate> accept(ByteView signedForm);
    /// Whether exactly this one is kept.
    bool isKept(ByteView signedForm) const;
    /// Whether a case may be begun in this mode: any at a desk or kiosk; in the mode "mobile" what mayBeginCase
    /// says of the mandate. mandate-missing.
    Result<> mayBegin(const std::string& mode, Journal& journal, AuditLog& audit, Instant now) const;

private:
    Result<Mandate> verified(ByteView signedForm) const;

    std::filesystem::path m_file;
    Verifier m_verifier;
    std::string m_station;
};

} // namespace rapoint::work
