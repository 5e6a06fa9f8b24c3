#include "sync/package_sealer.h"

#include "station/base/secret.h"
#include "station/crypto/cades_signature.h"
#include "station/crypto/openssl_der.h"
#include "sync/asic_container.h"
#include "sync/sealed_envelope.h"

#include <set>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxFiles = 100;
constexpr std::size_t kMaxFile = 32U << 20;
constexpr std::size_t kMaxTotal = 60U << 20;

tl::unexpected<Fault> invalid(const char* what) {
    return failure(FaultCode::InputInvalid, std::string{"package: "} + what);
}

Result<> checkFiles(const std::vector<PackageFile>& files) {
    if (files.empty() || files.size() > kMaxFiles)
        return invalid("number of files");
    std::set<std::string_view> names{"mimetype"};
    std::size_t total = 0;
    for (const PackageFile& file : files) {
        if (!isPlainFileName(file.name) || !isMediaType(file.mediaType))
            return invalid("a file's name or media type");
        if (!names.insert(file.name).second)
            return invalid("two files of one name");
        total += file.content.size();
        if (file.content.size() > kMaxFile || total > kMaxTotal)
            return invalid("too large");
    }
    return {};
}

} // namespace

Result<AsicSignature> CmsPackageSealer::signFiles(AsicManifest manifest, SigningKey& signer) const {
    const std::string xml = writeManifest(manifest);
    RAPOINT_TRY(Bytes signature, signDetached(bytesOf(xml), signer, m_authorities));
    RAPOINT_TRY(signature, stampedWhereReached(std::move(signature), m_timestamps));
    return AsicSignature{std::move(manifest), {xml.begin(), xml.end()}, std::move(signature)};
}

Result<Bytes> CmsPackageSealer::seal(const CaseId& id, const std::vector<PackageFile>& files,
                                     const std::vector<SigningKey*>& signers) {
    RAPOINT_CHECK(checkFiles(files));
    if (signers.empty() || signers.size() > 9)
        return invalid("number of signers");
    RAPOINT_TRY(const Certificates recipients, certificatesFromDer(m_recipients));
    AsicManifest manifest{id, {}, {}};
    for (const PackageFile& file : files)
        manifest.files.push_back({file.name, file.mediaType, Digest::of(file.content)});
    AsicContainer container{files, {}};
    for (SigningKey* signer : signers) {
        manifest.signatureName = signatureNameOf(container.signatures.size());
        RAPOINT_TRY(AsicSignature signature, signFiles(manifest, *signer));
        container.signatures.push_back(std::move(signature));
    }
    Bytes zip = writeContainer(container);
    auto sealed = sealEnvelope(zip, recipients.get());
    wipe(zip);
    for (PackageFile& file : container.files)
        wipe(file.content);
    return sealed;
}

} // namespace rapoint::sync
