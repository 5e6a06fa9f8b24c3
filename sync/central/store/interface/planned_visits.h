#pragma once

#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <string>
#include <vector>

namespace rapoint::sync {

/// A visit without the person: what may be shown of it.
struct HandedVisit {
    std::string reference;
    std::string station; ///< common name of its certificate; empty: handed to nobody yet
};

/// The visits that applicants asked for, each handed to one station. Safe to call from several threads and nodes.
/// Faults: storage-failed, disk-full.
class PlannedVisits {
public:
    virtual ~PlannedVisits() = default;

    /// Those that were handed to this station, in the order in which they were put there. Nobody has the others.
    virtual Result<std::vector<Applicant>> of(const std::string& station) = 0;
    /// All of them, in that order.
    virtual Result<std::vector<HandedVisit>> list() = 0;
    /// Hands a visit to a station, in place of the one with the same reference, at the end. Durable when it
    /// returns; input-invalid without a reference or a station, or when the station's list is full.
    virtual Result<> put(const Applicant& visit, const std::string& station) = 0;
    /// The same visit goes to this station from now on. visit-not-found; input-invalid.
    virtual Result<> hand(const std::string& reference, const std::string& station) = 0;
    /// Takes a visit off the list. visit-not-found.
    virtual Result<> remove(const std::string& reference) = 0;
};

} // namespace rapoint::sync
