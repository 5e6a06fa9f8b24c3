#pragma once

#include "station/ports/central.h"
#include "station/ports/timestamp_source.h"

#include <vector>

namespace rapoint::sync {

struct AsicManifest;
struct AsicSignature;

/// Seals finished cases for the central: an ASiC-E container built in memory, each signer's CAdES signature in it,
/// all inside a CMS envelope that only the given recipients can open. Owned by the composition root; one thread.
class CmsPackageSealer final : public PackageSealer {
public:
    /// Certificates, DER: the central's recipients, EC P-256 and RSA; and the authorities of the signers, which
    /// their signatures carry along. `timestamps` may be null; it outlives this.
    explicit CmsPackageSealer(std::vector<Bytes> recipients, std::vector<Bytes> authorities = {},
                              TimestampSource* timestamps = nullptr)
        : m_recipients{std::move(recipients)}
        , m_authorities{std::move(authorities)}
        , m_timestamps{timestamps} {}

    /// input-invalid: no file or signer, more than 100 files or 32 MiB in one or 60 MiB in all, a name that is not
    /// plain or given twice. A signer's own fault comes through as it is.
    Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                       const std::vector<SigningKey*>& signers) override;

private:
    Result<AsicSignature> signFiles(AsicManifest manifest, SigningKey& signer) const;

    std::vector<Bytes> m_recipients;
    std::vector<Bytes> m_authorities;
    TimestampSource* m_timestamps;
};

} // namespace rapoint::sync
