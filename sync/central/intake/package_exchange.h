#pragma once

#include "sync/central/store/interface/package_store.h"
#include "sync/package_opener.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::sync {

class Intake;

/// Packages that come or go as files instead of over the line.

/// Takes in a sealed package named CASEID.p7m, and leaves its receipt beside it as CASEID.receipt. Safe to repeat;
/// goes on where a station's upload of the same bytes stopped. Where the station's label lies beside it
/// (CASEID.export), nothing is taken in but the bytes that this names. message-malformed (the name),
/// input-missing, input-invalid (too large), seal-broken (not what the label says, or no station of ours says it),
/// journal-conflict (another package of the case was opened).
Result<StoredPackage> importPackage(Intake& intake, X509* officerAuthority, const std::filesystem::path& file);

/// Whom a reader of an exported package trusts.
struct ArchiveTrust {
    X509* root = nullptr;
    X509* officerAuthority = nullptr;
    std::vector<Bytes> timestampAuthorities{}; ///< DER
};

/// Writes everything that an opened package holds into the new folder `out`, for its owner only: files, META-INF
/// with manifests, signatures, the container and certificates; for each timestamp the token (signature001.tst) and
/// what it is about (signature001.value), because OpenSSL's commands want them apart. The names that were written;
/// input-invalid when the folder exists.
Result<std::vector<std::string>> writePackage(const OpenedPackage& opened, const ArchiveTrust& trust,
                                              const std::filesystem::path& out);

/// A whole file of at most `limit` bytes; input-missing, input-invalid.
Result<Bytes> readBounded(const std::filesystem::path& path, std::uintmax_t limit);

} // namespace rapoint::sync
