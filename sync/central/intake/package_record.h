#pragma once

#include "sync/package_opener.h"

#include <string>

namespace rapoint::sync {

// What a package's record (case.json) says, as far as the central acts on it. The record is one that officers
// signed.

/// The holder's address as it was confirmed last; empty without one.
std::string emailIn(ByteView record);

/// Of a contract that was signed by a one-time code: the central's own proof is in the package, for this case, for
/// the contract that is in the package, and for the address of the application as it was confirmed. seal-broken
/// where one is not the other's; done for every other contract. `receipt`: the certificate that proofs are signed
/// with.
Result<> checkContractCode(const OpenedPackage& package, const X509* receipt);

/// The file of this name; nullptr.
const PackageFile* fileOf(const OpenedPackage& package, std::string_view name);

inline constexpr const char* kRecordFile = "case.json";

} // namespace rapoint::sync
