#pragma once

#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <vector>

namespace rapoint::sync {

/// The visits that applicants asked for. Safe to call from several threads and nodes. Faults: storage-failed,
/// disk-full.
class PlannedVisits {
public:
    virtual ~PlannedVisits() = default;

    /// In the order in which they were put there.
    virtual Result<std::vector<Applicant>> list() = 0;
    /// In place of the one with the same reference, at the end. Durable when it returns; input-invalid without a
    /// reference.
    virtual Result<> put(const Applicant& visit) = 0;
};

} // namespace rapoint::sync
