#include "sync/transaction_id.h"

#include "station/base/digest.h"
#include "station/crypto/openssl_der.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::size_t kVersionDigit = 12; // of 32 (RFC 9562 §4)
constexpr std::size_t kVariantDigit = 16;
constexpr std::size_t kDigits = 32;

Result<CaseId> fromDigits(const std::string& hex) {
    std::string text;
    for (std::size_t at = 0; at < hex.size(); ++at) {
        if (at == 8 || at == 12 || at == 16 || at == 20)
            text.push_back('-');
        text.push_back(hex[at]);
    }
    return CaseId::fromText(text);
}

} // namespace

AsnOctetString transactionIdOf(const CaseId& id, CmpPurpose purpose) {
    std::string hex = id.text();
    std::erase(hex, '-');
    if (purpose == CmpPurpose::Revocation && hex.size() > kVersionDigit)
        hex[kVersionDigit] = '8';
    const auto bytes = fromHex(hex);
    AsnOctetString value{ASN1_OCTET_STRING_new()};
    if (!bytes || !value ||
        ASN1_OCTET_STRING_set(value.get(), bytes->data(), static_cast<int>(bytes->size())) != 1)
        return nullptr;
    return value;
}

Result<CaseId> caseIdOf(const OSSL_CMP_MSG* message) {
    const OSSL_CMP_PKIHEADER* header = OSSL_CMP_MSG_get0_header(message);
    const ASN1_OCTET_STRING* id = header == nullptr ? nullptr : OSSL_CMP_HDR_get0_transactionID(header);
    if (id == nullptr || ASN1_STRING_length(id) != 16)
        return failure(FaultCode::MessageMalformed, "the CMP transaction is not named by a case");
    std::string hex = toHex({ASN1_STRING_get0_data(id), 16});
    if (hex[kVersionDigit] == '8')
        hex[kVersionDigit] = '7';
    return fromDigits(hex);
}

Result<CaseId> renewalIdOf(ByteView requestDer) {
    RAPOINT_TRY(const CertificateRequest request, requestFromDer(requestDer));
    RAPOINT_TRY(const Bytes publicKey, publicKeyDer(X509_REQ_get0_pubkey(request.get())));
    std::string hex = Digest::of(publicKey).hex().substr(0, kDigits);
    hex[kVersionDigit] = '7';
    hex[kVariantDigit] = 'a';
    return fromDigits(hex);
}

} // namespace rapoint::sync
