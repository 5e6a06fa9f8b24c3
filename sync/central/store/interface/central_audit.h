#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace rapoint::sync {

/// One line of the central's audit log as it is kept.
struct CentralAuditLine {
    std::uint64_t number = 0; ///< 1, 2, 3 …
    std::string entry;        ///< JSON (CentralLog)
    Digest hash{};            ///< of the entry
    Bytes head{};             ///< signed: CMS, DER
};

/// The line that follows the last one; the number and the hash of that are 0 and zeros at the beginning.
using NextAuditLine = std::function<Result<CentralAuditLine>(std::uint64_t lastNumber, const Digest& lastHash)>;

/// The lines of the central's audit log, which only grows. Durable when the call returns, or with the transaction
/// that it is called in. Safe to call from several threads and nodes. Faults: storage-failed, disk-full; those of
/// `next`.
class CentralAudit {
public:
    virtual ~CentralAudit() = default;

    virtual Result<> add(const NextAuditLine& next) = 0;
    /// In their order.
    virtual Result<std::vector<CentralAuditLine>> list() = 0;
};

} // namespace rapoint::sync
