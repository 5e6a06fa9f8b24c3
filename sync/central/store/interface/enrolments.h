#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// A station's or an officer's key, and what became of it. One key is one member's for ever.
struct Enrolment {
    Digest publicKey;  ///< of the SubjectPublicKeyInfo, DER
    std::string role;  ///< "station", "inspector", "approver"
    std::string name;  ///< common name
    Bytes certificate; ///< the newest, DER
    Instant enrolledAt{};
    Instant endsAt{}; ///< of the newest certificate
    std::optional<Instant> withdrawnAt{};
    std::string reason{};                 ///< why it was withdrawn
    std::optional<Instant> lastHeardAt{}; ///< of a station: its last request

    bool isWithdrawnAt(Instant at) const { return withdrawnAt && *withdrawnAt <= at; }
};

/// The register of the enrolled and the withdrawn. Everything is durable when the call returns. Safe to call from
/// several threads and nodes. Faults: storage-failed, disk-full.
class Enrolments {
public:
    virtual ~Enrolments() = default;

    virtual Result<std::optional<Enrolment>> find(const Digest& publicKey) = 0;
    /// By role, name and time.
    virtual Result<std::vector<Enrolment>> list() = 0;
    /// A key that the register does not have. journal-conflict when it has it, as whosoever.
    virtual Result<> add(const Enrolment& enrolment) = 0;
    /// The key's next certificate. case-not-found for a key that is not there; not-allowed for a withdrawn one.
    virtual Result<> renew(const Digest& publicKey, ByteView certificate, Instant endsAt) = 0;
    /// The first moment and its reason stay. case-not-found for a key that is not there.
    virtual Result<> withdraw(const Digest& publicKey, const std::string& reason, Instant at) = 0;
    /// The station was heard; later moments only.
    virtual Result<> heard(const Digest& publicKey, Instant at) = 0;
};

} // namespace rapoint::sync
