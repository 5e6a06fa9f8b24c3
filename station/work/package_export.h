#pragma once

#include "station/case/case_state.h"
#include "station/crypto/signing_key.h"
#include "station/ports/storage.h"

#include <filesystem>

namespace rapoint::work {

/// A case's package on its way to a medium.
struct PackageExport {
    const CaseId& id;
    const CaseState& state; ///< of the case: the package is the one that was sealed in it
    SigningKey& sender;     ///< the station's, with the certificate that it shows the central
    Instant now{};
};

/// Writes the case's sealed package as ID.p7m into the folder, which is made if it is not there, and beside it
/// ID.export, which says of which bytes this station says so (export_label.h). Gives the package's file, once both
/// are durable and were read back from the medium. storage-failed, disk-full; seal-broken if what is in the outbox
/// is not what was sealed; case-not-found or whatever else outbox and key say.
Result<std::filesystem::path> exportPackage(Outbox& outbox, const PackageExport& package,
                                            const std::filesystem::path& folder);

} // namespace rapoint::work
