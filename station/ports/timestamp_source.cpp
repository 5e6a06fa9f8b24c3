#include "station/ports/timestamp_source.h"

#include "station/crypto/cades_signature.h"

namespace rapoint {

Result<Bytes> stampedWhereReached(Bytes signature, TimestampSource* source) {
    if (source == nullptr)
        return signature;
    RAPOINT_TRY(const Bytes value, signatureValueOf(signature));
    const auto timestamp = source->timestamp(Digest::of(value));
    if (!timestamp)
        return signature;
    return withSignatureTimestamp(signature, timestamp->token);
}

} // namespace rapoint
