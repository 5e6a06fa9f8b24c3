#pragma once

#include "station/ports/central.h"
#include "station/ports/storage.h"

namespace rapoint::sync {

/// Puts the newest head of the station's audit log into every package, so that the central notices a station that
/// was set back to an old copy also where packages come on a medium. Owned by the composition root; one thread;
/// everything that it borrows outlives it.
class HeadedPackageSealer final : public PackageSealer {
public:
    /// `certificate`: of the key that signs the log's heads, DER.
    HeadedPackageSealer(PackageSealer& inner, AuditLog& log, const Bytes& certificate, const Clock& clock)
        : m_inner{inner}
        , m_log{log}
        , m_certificate{certificate}
        , m_clock{clock} {}

    Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                       const std::vector<SigningKey*>& signers) override;

private:
    PackageSealer& m_inner;
    AuditLog& m_log;
    const Bytes& m_certificate;
    const Clock& m_clock;
};

} // namespace rapoint::sync
