#pragma once

#include "station/work/mandate.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace rapoint::work {

/// The mandate that a station has from its central, in a file beside what it records; its signature is checked
/// whenever it is read. The audit log remembers which one was taken last: only that one counts, and without it the
/// station begins nothing. Owned by the Station; one thread.
class StationMandate {
public:
    /// The mandate in a signed form, if the central of this station signed it; else mandate-forged.
    using Verifier = std::function<Result<Mandate>(ByteView signedForm)>;

    /// `station` is the common name of the station's own certificate.
    /// `audit` outlives the mandate.
    StationMandate(std::filesystem::path file, Verifier verifier, std::string station, AuditLog& audit)
        : m_file{std::move(file)}
        , m_verifier{std::move(verifier)}
        , m_station{std::move(station)}
        , m_audit{&audit} {}

    /// Nothing where none was ever taken; mandate-forged also for one of another station; mandate-missing where
    /// the one that was taken last is not there.
    Result<std::optional<Mandate>> read() const;
    /// The same; mandate-missing without one.
    Result<Mandate> require() const;
    /// Keeps a mandate that was brought or fetched, durably, in place of the one that is there, and says so in the
    /// log. mandate-forged; input-invalid: one that was issued later has been taken.
    Result<Mandate> accept(ByteView signedForm, Instant now);
    /// Whether exactly this one is kept.
    bool isKept(ByteView signedForm) const;
    /// Whether a case may be begun in this mode. Without a mandate at all: any at a desk or kiosk. With one: only
    /// in the modes that it names; in the mode "mobile" also what mayBeginCase says. mandate-missing,
    /// mode-not-allowed.
    Result<> mayBegin(const std::string& mode, Journal& journal, Instant now) const;

private:
    Result<Mandate> verified(ByteView signedForm) const;

    std::filesystem::path m_file;
    Verifier m_verifier;
    std::string m_station;
    AuditLog* m_audit;
};

} // namespace rapoint::work
