#include "sync/headed_package_sealer.h"

#include "station/base/secret.h"
#include "sync/head_message.h"

namespace rapoint::sync {

Result<Bytes> HeadedPackageSealer::seal(const CaseId& id, const std::vector<PackageFile>& files,
                                        const std::vector<SigningKey*>& signers) {
    RAPOINT_TRY(AuditEntry head, m_log.newestHead(m_clock.now()));
    const std::string statement = textOfHead({std::move(head), m_certificate, {}});
    std::vector<PackageFile> all = files;
    all.push_back({kHeadFile, "application/json", {statement.begin(), statement.end()}});
    Result<Bytes> sealed = m_inner.seal(id, all, signers);
    // The copies hold what is personal in the case.
    for (PackageFile& file : all)
        wipe(file.content);
    return sealed;
}

} // namespace rapoint::sync
