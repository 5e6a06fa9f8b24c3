#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// The newest head of a station's audit log that the central has seen, as evidence.
struct StationHead {
    std::string station; ///< common name of its certificate
    std::uint64_t number = 0;
    std::string hash;  ///< hex
    Instant at{};      ///< what the head says
    std::string line;  ///< as the station signed it
    Bytes certificate; ///< of the key that signed, DER
    Instant receivedAt{};
    std::string setBack{}; ///< why the station is refused; empty: it is not
};

/// The heads of all stations. Safe to call from several threads and nodes. Faults: storage-failed, disk-full.
class StationHeads {
public:
    virtual ~StationHeads() = default;

    virtual Result<std::optional<StationHead>> find(const std::string& station) = 0;
    /// In the order of their names.
    virtual Result<std::vector<StationHead>> list() = 0;
    /// In place of the one that it had, with its refusal; durable when it returns.
    virtual Result<> put(const StationHead& head) = 0;
    /// Forgets the station's head, and that it is refused: its next one is taken as it comes. input-invalid
    /// without one.
    virtual Result<> forget(const std::string& station) = 0;
};

} // namespace rapoint::sync
