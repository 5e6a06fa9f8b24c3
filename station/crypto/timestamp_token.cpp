#include "station/crypto/timestamp_token.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/certificate_trust.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

#include <openssl/pkcs7.h>
#include <openssl/ts.h>

namespace rapoint {

namespace {

using Answer = OpensslPtr<TS_RESP, &TS_RESP_free>;
using Check = OpensslPtr<TS_VERIFY_CTX, &TS_VERIFY_CTX_free>;
using Content = OpensslPtr<TS_TST_INFO, &TS_TST_INFO_free>;
using Imprint = OpensslPtr<TS_MSG_IMPRINT, &TS_MSG_IMPRINT_free>;
using Integer = OpensslPtr<ASN1_INTEGER, &ASN1_INTEGER_free>;
using Question = OpensslPtr<TS_REQ, &TS_REQ_free>;
using Token = OpensslPtr<PKCS7, &PKCS7_free>;

constexpr std::size_t kNonceSize = 8;

tl::unexpected<Fault> brokenToken(std::string_view what) {
    return opensslFailure(FaultCode::SealBroken, what);
}

Imprint imprintOf(const Digest& digest) {
    Imprint imprint{TS_MSG_IMPRINT_new()};
    const SignatureAlgorithm algorithm{X509_ALGOR_new()};
    Bytes value{digest.bytes().begin(), digest.bytes().end()};
    if (!imprint || !algorithm ||
        X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) != 1 ||
        TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) != 1 ||
        TS_MSG_IMPRINT_set_msg(imprint.get(), value.data(), static_cast<int>(value.size())) != 1)
        return nullptr;
    return imprint;
}

/// Without a nonce for a token that was kept: its question is long forgotten.
Result<Question> questionAbout(const Digest& digest, ByteView nonce) {
    Question question{TS_REQ_new()};
    const Imprint imprint = imprintOf(digest);
    if (!question || !imprint || TS_REQ_set_version(question.get(), 1) != 1 ||
        TS_REQ_set_msg_imprint(question.get(), imprint.get()) != 1 || TS_REQ_set_cert_req(question.get(), 1) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "asking for a timestamp");
    if (nonce.empty())
        return question;
    const BigNumber number{BN_bin2bn(nonce.data(), static_cast<int>(nonce.size()), nullptr)};
    const Integer integer{number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr};
    if (!integer || TS_REQ_set_nonce(question.get(), integer.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "asking for a timestamp");
    return question;
}

Result<CertificateStore> storeOf(const std::vector<Bytes>& authorities, Instant at) {
    CertificateStore store{X509_STORE_new()};
    RAPOINT_TRY(const Certificates trusted, certificatesFromDer(authorities));
    if (!store || X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the trust in timestamps");
    for (int i = 0; i < sk_X509_num(trusted.get()); ++i)
        if (X509_STORE_add_cert(store.get(), sk_X509_value(trusted.get(), i)) != 1)
            return opensslFailure(FaultCode::CryptoFailed, "preparing the trust in timestamps");
    X509_VERIFY_PARAM* const rules = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(at));
    return store;
}

bool isSignedWithSha2(PKCS7* token) {
    STACK_OF(PKCS7_SIGNER_INFO)* const signers = PKCS7_get_signer_info(token);
    if (sk_PKCS7_SIGNER_INFO_num(signers) != 1)
        return false;
    X509_ALGOR* digest = nullptr;
    PKCS7_SIGNER_INFO_get0_algs(sk_PKCS7_SIGNER_INFO_value(signers, 0), nullptr, &digest, nullptr);
    const ASN1_OBJECT* name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, digest);
    const int nid = OBJ_obj2nid(name);
    return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512;
}

Result<Token> tokenFrom(ByteView der) {
    const unsigned char* at = der.data();
    if (der.empty() || der.size() > kMaxTimestampAnswer)
        return failure(FaultCode::MessageMalformed, "size of a timestamp");
    Token token{d2i_PKCS7(nullptr, &at, static_cast<long>(der.size()))};
    if (!token || at != der.data() + der.size() || PKCS7_type_is_signed(token.get()) != 1)
        return opensslFailure(FaultCode::MessageMalformed, "a timestamp has a wrong form");
    return token;
}

/// What the question asks about is what the token answers, and an authority that is trusted signed it.
Result<Instant> verified(PKCS7* token, TS_REQ* question, const std::vector<Bytes>& authorities) {
    const Content content{PKCS7_to_TS_TST_INFO(token)};
    if (!content)
        return opensslFailure(FaultCode::MessageMalformed, "a timestamp has no content");
    RAPOINT_TRY(const Instant at, instantOf(TS_TST_INFO_get_time(content.get())));
    if (!isSignedWithSha2(token))
        return brokenToken("a timestamp is not signed once with SHA-2");
    RAPOINT_TRY(CertificateStore store, storeOf(authorities, at));
    const Check check{TS_REQ_to_TS_VERIFY_CTX(question, nullptr)};
    if (!check)
        return opensslFailure(FaultCode::CryptoFailed, "judging a timestamp");
    TS_VERIFY_CTX_add_flags(check.get(), TS_VFY_SIGNATURE);
    TS_VERIFY_CTX_set_store(check.get(), store.release());
    if (TS_RESP_verify_token(check.get(), token) != 1)
        return brokenToken("a timestamp does not hold");
    return at;
}

} // namespace

TimestampQuery TimestampQuery::about(const Digest& imprint, Random& random) {
    TimestampQuery query{imprint, Bytes(kNonceSize)};
    random.fill(query.nonce);
    return query;
}

Result<Bytes> TimestampQuery::der() const {
    RAPOINT_TRY(const Question question, questionAbout(imprint, nonce));
    Bytes der = derOf(question.get(), i2d_TS_REQ);
    if (der.empty())
        return opensslFailure(FaultCode::CryptoFailed, "asking for a timestamp");
    return der;
}

Result<Timestamp> timestampIn(ByteView answer, const TimestampQuery& query,
                              const std::vector<Bytes>& authorities) {
    const unsigned char* at = answer.data();
    if (answer.empty() || answer.size() > kMaxTimestampAnswer)
        return failure(FaultCode::MessageMalformed, "size of a timestamp authority's answer");
    const Answer parsed{d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size()))};
    if (!parsed || at != answer.data() + answer.size())
        return opensslFailure(FaultCode::MessageMalformed, "a timestamp authority's answer has a wrong form");
    const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(parsed.get())));
    if (status != TS_STATUS_GRANTED && status != TS_STATUS_GRANTED_WITH_MODS)
        return failure(FaultCode::CentralRefused,
                       "the timestamp authority grants none, status " + std::to_string(status));
    PKCS7* const granted = TS_RESP_get_token(parsed.get());
    if (granted == nullptr || PKCS7_type_is_signed(granted) != 1)
        return failure(FaultCode::MessageMalformed, "a timestamp was granted and is not there");
    RAPOINT_TRY(const Question question, questionAbout(query.imprint, query.nonce));
    RAPOINT_CHECK(verified(granted, question.get(), authorities));
    // The bytes that are kept have to hold, not only the parsed answer.
    Bytes token = derOf(granted, i2d_PKCS7);
    RAPOINT_TRY(const Instant time, verifyTimestamp(token, query.imprint, authorities));
    return Timestamp{time, std::move(token)};
}

Result<Instant> verifyTimestamp(ByteView token, const Digest& imprint, const std::vector<Bytes>& authorities) {
    RAPOINT_TRY(const Token parsed, tokenFrom(token));
    RAPOINT_TRY(const Question question, questionAbout(imprint, {}));
    return verified(parsed.get(), question.get(), authorities);
}

} // namespace rapoint
