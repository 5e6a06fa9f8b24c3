#pragma once

#include "station/ports/central.h"

#include <vector>

namespace rapoint::sync {

/// Seals finished cases for the central: an ASiC-E container built in memory, each signer's CAdES signature in it,
/// all inside a CMS envelope that only the given recipients can open. Owned by the composition root; one thread.
class CmsPackageSealer final : public PackageSealer {
public:
    /// Certificates of the central's recipients, DER: EC P-256 and RSA.
    explicit CmsPackageSealer(std::vector<Bytes> recipients)
        : m_recipients{std::move(recipients)} {}

    /// input-invalid: no file or signer, more than 100 files or 32 MiB in one or 60 MiB in all, a name that is not
    /// plain or given twice. A signer's own fault comes through as it is.
    Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                       const std::vector<SigningKey*>& signers) override;

private:
    std::vector<Bytes> m_recipients;
};

} // namespace rapoint::sync
