#include "sync/stamped_container.h"

#include "station/crypto/cades_signature.h"
#include "sync/asic_container.h"

namespace rapoint::sync {

Result<std::vector<Digest>> imprintsOf(ByteView container) {
    RAPOINT_TRY(const AsicContainer parts, readContainer(container));
    std::vector<Digest> imprints;
    for (const AsicSignature& signature : parts.signatures) {
        RAPOINT_TRY(const Bytes value, signatureValueOf(signature.signature));
        imprints.push_back(Digest::of(value));
    }
    return imprints;
}

Result<Bytes> withTimestamps(ByteView container, const std::vector<Bytes>& tokens) {
    RAPOINT_TRY(AsicContainer parts, readContainer(container));
    if (parts.signatures.size() != tokens.size())
        return failure(FaultCode::InputInvalid, "a container has another number of signatures than timestamps");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        RAPOINT_TRY(parts.signatures[i].signature,
                    withSignatureTimestamp(parts.signatures[i].signature, tokens[i]));
    }
    return writeContainer(parts);
}

} // namespace rapoint::sync
