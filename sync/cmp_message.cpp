#include "sync/cmp_message.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxMessage = 256U << 10;

} // namespace

Result<CmpMessage> cmpMessageFromDer(ByteView der) {
    if (der.empty() || der.size() > kMaxMessage)
        return failure(FaultCode::MessageMalformed, "size of a CMP message");
    const Bio in = readingBio(der);
    CmpMessage message{d2i_OSSL_CMP_MSG_bio(in.get(), nullptr)};
    if (!message || BIO_pending(in.get()) != 0)
        return opensslFailure(FaultCode::MessageMalformed, "a CMP message's form");
    return message;
}

Result<Bytes> messageToDer(const OSSL_CMP_MSG* message) {
    const Bio out{BIO_new(BIO_s_mem())};
    if (message == nullptr || i2d_OSSL_CMP_MSG_bio(out.get(), message) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "encoding a CMP message");
    return contentOf(out.get());
}

bool isBody(const OSSL_CMP_MSG* message, CmpBody body) {
    return OSSL_CMP_MSG_get_bodytype(message) == static_cast<int>(body);
}

} // namespace rapoint::sync
