#pragma once

#include "station/base/result.h"
#include "sync/central/pki/key_pair.h"
#include "sync/sealed_envelope.h"

#include <filesystem>
#include <vector>

namespace rapoint::sync {

/// The keys that `rapoint-central init DIR` made, as the central works with them. The root's key is not among them
/// and stays out of the memory of a central that serves. The officers' authority's is: certificates of stations
/// and officers are renewed at contact.
struct CentralKeys {
    Certificate rootAuthority;
    KeyPair issuingAuthority; ///< for holders' certificates
    KeyPair officerAuthority; ///< of officers' and stations' certificates
    KeyPair server;           ///< TLS
    KeyPair receipt;
    KeyPair recipientEc;
    KeyPair recipientRsa;

    /// Out of DIR/keys and DIR/certs; configuration-invalid names the file.
    static Result<CentralKeys> load(const std::filesystem::path& directory);

    /// For a PackageOpener; borrowed from this object.
    std::vector<RecipientKey> recipients() const;
};

} // namespace rapoint::sync
