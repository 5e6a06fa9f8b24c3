#include "station/card/token_certificate.h"

#include "station/base/digest.h"
#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"

#include <algorithm>

namespace rapoint::card {

namespace {

/// Exactly the attributes that every module takes: PKCS#11 2.40's additions are refused by older ones.
AttributeTemplate certificateObject(X509& certificate, ByteView der, const Bytes& id, const std::string& label) {
    const ByteView name = bytesOf(label);
    AttributeTemplate object;
    object.number(CKA_CLASS, CKO_CERTIFICATE).number(CKA_CERTIFICATE_TYPE, CKC_X_509);
    object.flag(CKA_TOKEN, true).flag(CKA_PRIVATE, false);
    object.bytes(CKA_SUBJECT, subjectDer(certificate));
    object.bytes(CKA_ISSUER, issuerDer(certificate));
    object.bytes(CKA_SERIAL_NUMBER, serialNumberDer(certificate));
    object.bytes(CKA_ID, id).bytes(CKA_LABEL, {name.begin(), name.end()});
    return object.bytes(CKA_VALUE, {der.begin(), der.end()});
}

Result<std::vector<CK_OBJECT_HANDLE>> certificatesWithId(Pkcs11Session& session, const Bytes& id) {
    return session.find(
        AttributeTemplate{}.number(CKA_CLASS, CKO_CERTIFICATE).flag(CKA_TOKEN, true).bytes(CKA_ID, id));
}

Result<bool> hasCertificate(Pkcs11Session& session, ByteView der) {
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> present,
                session.find(AttributeTemplate{}.number(CKA_CLASS, CKO_CERTIFICATE).flag(CKA_TOKEN, true)));
    for (const CK_OBJECT_HANDLE object : present) {
        RAPOINT_TRY(const Bytes value, session.attribute(object, CKA_VALUE));
        if (std::equal(value.begin(), value.end(), der.begin(), der.end()))
            return true;
    }
    return false;
}

Result<> destroyAll(Pkcs11Session& session, const std::vector<CK_OBJECT_HANDLE>& objects) {
    for (const CK_OBJECT_HANDLE object : objects)
        RAPOINT_CHECK(session.destroy(object));
    return {};
}

Result<> writeOwn(Pkcs11Session& session, const TokenKey& key, X509& certificate, ByteView der,
                  const std::string& label) {
    RAPOINT_TRY(const Bytes id, keyIdBytes(key.key.id));
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> older, certificatesWithId(session, id));
    bool present = false;
    std::vector<CK_OBJECT_HANDLE> outdated;
    for (const CK_OBJECT_HANDLE object : older) {
        RAPOINT_TRY(const Bytes value, session.attribute(object, CKA_VALUE));
        if (!present && std::equal(value.begin(), value.end(), der.begin(), der.end()))
            present = true;
        else
            outdated.push_back(object);
    }
    if (present)
        return destroyAll(session, outdated);
    // The new one first, so that there always is one; but OpenSC takes no second one with the same id.
    const auto made = session.create(certificateObject(certificate, der, id, label));
    const bool inTheWay = !made && made.error().code == FaultCode::CardModuleFailed && !outdated.empty();
    if (!made && !inTheWay)
        return tl::make_unexpected(made.error());
    RAPOINT_CHECK(destroyAll(session, outdated));
    if (inTheWay)
        RAPOINT_CHECK(session.create(certificateObject(certificate, der, id, label)));
    return {};
}

Result<> addIssuer(Pkcs11Session& session, X509& certificate, ByteView der, const std::string& label) {
    RAPOINT_TRY(const bool present, hasCertificate(session, der));
    if (present)
        return {};
    const Digest name = Digest::of(der);
    const Bytes id{name.bytes().begin(), name.bytes().begin() + 20};
    RAPOINT_CHECK(session.create(certificateObject(certificate, der, id, label)));
    return {};
}

Result<> checkMatch(const CardKey& key, X509& certificate) {
    RAPOINT_TRY(const EvpPkey publicKey, publicKeyFromDer(key.publicKey));
    if (!certifies(certificate, *publicKey))
        return failure(FaultCode::CardKeyMismatch, "the certificate is not for key " + key.id);
    return {};
}

} // namespace

Result<> checkCertificateFor(const CardKey& key, ByteView certificate) {
    RAPOINT_TRY(const Certificate own, certificateFromDer(certificate));
    return checkMatch(key, *own);
}

Result<> writeTokenCertificates(Pkcs11Session& session, const TokenKey& key, ByteView certificate,
                                const std::vector<Bytes>& chain, const CertificateLabels& labels) {
    RAPOINT_TRY(const Certificate own, certificateFromDer(certificate));
    std::vector<Certificate> issuers;
    for (const Bytes& der : chain) {
        RAPOINT_TRY(Certificate issuer, certificateFromDer(der));
        issuers.push_back(std::move(issuer));
    }
    RAPOINT_CHECK(checkMatch(key.key, *own));
    RAPOINT_CHECK(writeOwn(session, key, *own, certificate, labels.own));
    for (std::size_t i = 0; i < chain.size(); ++i)
        RAPOINT_CHECK(addIssuer(session, *issuers[i], chain[i], labels.issuer));
    return {};
}

Result<std::optional<Bytes>> readTokenCertificate(Pkcs11Session& session, const std::string& keyId) {
    RAPOINT_TRY(const Bytes id, keyIdBytes(keyId));
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> objects, certificatesWithId(session, id));
    if (objects.empty())
        return std::nullopt;
    if (objects.size() > 1)
        return failure(FaultCode::CardKeyMismatch, "several certificates have id " + keyId);
    RAPOINT_TRY(Bytes value, session.attribute(objects.front(), CKA_VALUE));
    return value;
}

} // namespace rapoint::card
