#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// The signed mandates of mobile stations, by the common names of their certificates. Safe to call from several
/// threads and nodes. Faults: storage-failed, disk-full.
class StationMandates {
public:
    virtual ~StationMandates() = default;

    /// CMS, DER; nothing for a station that has no mandate.
    virtual Result<std::optional<Bytes>> find(const std::string& station) = 0;
    /// Every one that it was given, in no order; what a case was begun under is known for ever.
    virtual Result<std::vector<Bytes>> all(const std::string& station) = 0;
    /// Counts from now on in place of the one that it had; durable when it returns.
    virtual Result<> put(const std::string& station, ByteView mandate) = 0;
};

} // namespace rapoint::sync
