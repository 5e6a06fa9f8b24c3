#include "sync/receipt.h"

#include "sync/openssl_der.h"
#include "sync/openssl_error.h"

#include <nlohmann/json.hpp>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxReceipt = 32768;

tl::unexpected<Fault> forged(std::string_view what) {
    return opensslFailure(FaultCode::ReceiptForged, what);
}

// The signed content; CMS_NOINTERN because only the pinned certificate counts, whatever the message brings along.
Result<Bytes> signedContent(ByteView der, const Bytes& pinned) {
    if (der.empty() || der.size() > kMaxReceipt)
        return forged("size of the receipt");
    RAPOINT_TRY(const Certificates signers, certificatesFromDer({pinned}));
    const unsigned char* at = der.data();
    const Cms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size()))};
    if (!cms || at != der.data() + der.size() || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed ||
        CMS_is_detached(cms.get()) != 0)
        return forged("the receipt has a wrong form");
    if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms.get())) != 1)
        return forged("the receipt has not exactly one signer");
    const Bio out{BIO_new(BIO_s_mem())};
    if (CMS_verify(cms.get(), signers.get(), nullptr, nullptr, out.get(),
                   CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY) != 1)
        return forged("the receipt's signature does not hold");
    return contentOf(out.get());
}

Result<ReceiptFacts> factsFromJson(ByteView content) {
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    const auto text = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    if (!json.is_object() || json.size() != 5 || !json.contains("size") || !json["size"].is_number_unsigned() ||
        !json.contains("sequence") || !json["sequence"].is_number_unsigned())
        return failure(FaultCode::ReceiptForged, "the receipt's content");
    ReceiptFacts facts;
    RAPOINT_TRY(facts.caseId, CaseId::fromText(text("caseId")));
    RAPOINT_TRY(facts.package, Digest::fromHex(text("sha256")));
    RAPOINT_TRY(facts.receivedAt, instantFromText(text("receivedAt")));
    facts.size = json["size"].get<std::uint64_t>();
    facts.sequence = json["sequence"].get<std::uint64_t>();
    return facts;
}

} // namespace

Result<Bytes> makeReceipt(const ReceiptFacts& facts, X509* certificate, EVP_PKEY* key) {
    const std::string json = nlohmann::ordered_json{{"caseId", facts.caseId.text()},
                                                    {"sha256", facts.package.hex()},
                                                    {"size", facts.size},
                                                    {"sequence", facts.sequence},
                                                    {"receivedAt", toText(facts.receivedAt)}}
                                 .dump();
    const Bio data = readingBio(bytesOf(json));
    const Cms cms{CMS_sign(certificate, key, nullptr, data.get(), CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP)};
    const Bio out{BIO_new(BIO_s_mem())};
    if (!cms || i2d_CMS_bio(out.get(), cms.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "signing a receipt");
    return contentOf(out.get());
}

Result<Receipt> verifyReceipt(ByteView der, const Bytes& pinnedReceiptCertificate, const CaseId& id,
                              const Digest& package) {
    RAPOINT_TRY(const Bytes content, signedContent(der, pinnedReceiptCertificate));
    const auto facts = factsFromJson(content);
    if (!facts)
        return failure(FaultCode::ReceiptForged, "the receipt's content");
    if (facts->caseId != id)
        return failure(FaultCode::ReceiptForged, "the receipt is for another case");
    if (facts->package != package)
        return failure(FaultCode::ReceiptForged, "the receipt is for other bytes");
    return Receipt{facts->caseId, facts->package, facts->sequence, facts->receivedAt, {der.begin(), der.end()}};
}

} // namespace rapoint::sync
